/** Text as it stands in an attribute between single quotes (HTML §13.1.2.3). */
const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');

const configured = (config: object): string => `data-doui='${attribute(JSON.stringify(config))}'`;

/** A script that stands in the page itself, to the letter: a policy knows it by its hash. */
export const inlineTag = (code: string, config: object): string =>
  `<script ${configured(config)}>${code}</script>`;

/** One that the page waits for, so that nothing runs before it. */
export const tagOf = (src: string, config: object): string =>
  `<script src='${attribute(src)}' ${configured(config)}></script>`;

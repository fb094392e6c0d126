import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

type Row = readonly [key: string, what: string, file: string, run: NonNullable<Way['run']>];

/** What style sheets ask for, where code has written them. Runs in the page. */
const ROWS: readonly Row[] = [
  [
    'style-property',
    'background set by code',
    'png',
    (url) => {
      const made = Object.assign(document.createElement('p'), { textContent: '.' });
      document.body.append(made);
      made.style.backgroundImage = `url("${url}")`;
    },
  ],
  [
    'style-rule',
    'background by insertRule',
    'png',
    (url) => {
      const style = document.createElement('style');
      document.head.append(style);
      const name = `k${url.replaceAll(/\W/g, '-')}`;
      style.sheet?.insertRule(`#${name} { background: url("${url}") }`);
      document.body.append(
        Object.assign(document.createElement('p'), { id: name, textContent: '.' }),
      );
    },
  ],
  [
    'style-adopted',
    'background by an adopted style sheet',
    'png',
    (url) => {
      const sheet = new CSSStyleSheet();
      const name = `a${url.replaceAll(/\W/g, '-')}`;
      sheet.replaceSync(`#${name} { background: url("${url}") }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      document.body.append(
        Object.assign(document.createElement('p'), { id: name, textContent: '.' }),
      );
    },
  ],
  [
    'style-import-made',
    '@import in a style element made by code',
    'css',
    (url) => {
      const style = document.createElement('style');
      style.textContent = `@import "${url}";`;
      document.head.append(style);
    },
  ],
  ['font', 'FontFace', 'woff2', (url) => new FontFace('else', `url("${url}")`).load()],
  [
    'stylesheet-made',
    'style sheet by link made by code',
    'css',
    (url) =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }),
      ),
  ],
];

export const STYLES: readonly Way[] = ROWS.map(([key, what, file, run]) => ({
  key,
  what,
  file,
  run,
  ...EXCEPT[key],
}));

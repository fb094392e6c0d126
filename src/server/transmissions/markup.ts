import { directionOf } from '../../core/directionOf.ts';
import type { Said, Told } from '../../core/transmissions/told.ts';
import type { TransmissionWords } from '../../core/transmissions/TransmissionWords.ts';
import type { Locale } from '../../core/units.ts';

/** Text as it stands in markup, between tags or within the quotes of an attribute. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Everything told in one language, under a heading of this level. */
export function sectionOf(told: readonly Told[], words: TransmissionWords, level: number): string {
  const { lang, title, lead, none } = words;
  const [head, item] = [level, level + 1].map((one) => `h${Math.min(one, 6)}`);
  return [
    `<section${tongue(lang)}>`,
    `<${head}>${escaped(title)}</${head}>`,
    `<p>${escaped(told.length > 0 ? lead : none)}</p>`,
    ...told.map(({ title: name, lines }) =>
      [
        '<article>',
        `<${item}>${saying(name, lang)}</${item}>`,
        '<dl>',
        ...lines.map(
          ([label, said]) =>
            `<div><dt>${escaped(label)}</dt>${said.map((one) => `<dd>${saying(one, lang)}</dd>`).join('')}</div>`,
        ),
        '</dl>',
        '</article>',
      ].join('\n'),
    ),
    '</section>',
  ].join('\n');
}

/** Its own language is told where it is another than around it; what is in none keeps its side. */
function saying({ text, lang, to, more }: Said, around: Locale): string {
  const words =
    to !== undefined
      ? `<a href="${escaped(to)}" rel="noreferrer"><bdi>${escaped(text)}</bdi></a>`
      : lang === ''
        ? `<bdi>${escaped(text)}</bdi>`
        : lang === around
          ? escaped(text)
          : `<span${tongue(lang)}>${escaped(text)}</span>`;
  return more === undefined ? words : `${words}<br><small>${saying(more, around)}</small>`;
}

const tongue = (lang: Locale): string => ` lang="${escaped(lang)}" dir="${directionOf(lang)}"`;

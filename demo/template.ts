import { readFile } from 'node:fs/promises';

/** What stands in the places of a template: text, or markup that was made of text made safe. */
export interface Filling {
  readonly words: { readonly [name: string]: string };
  /** By name, markup for `{{{name}}}`. */
  readonly markup?: { readonly [name: string]: string };
}

/**
 * A template with its places filled: `{{name}}` with words, made safe for text and for quoted
 * attributes; `{{{name}}}` with markup; `{{> parts/name}}` with another template of the folder, in
 * which, by `{{> parts/name place=word purpose:ads}}`, `place` stands for that word, and `purpose`
 * for what is written.
 *
 * @throws Error where a place has nothing to stand in it.
 */
export async function fill(folder: string, name: string, filling: Filling): Promise<string> {
  const template = await readFile(`${folder}/${name}.html`, 'utf8');
  const parts = new Map<string, string>();
  for (const [place, part = '', given = ''] of template.matchAll(PART)) {
    const words = { ...filling.words, ...givenWords(given, filling.words) };
    parts.set(place, await fill(folder, part, { ...filling, words }));
  }
  const { words, markup = {} } = filling;
  return template
    .replaceAll(/\{\{\{(\w+)\}\}\}|\{\{(\w+)\}\}/g, (_, raw: string, plain: string) =>
      raw === undefined ? safe(found(words, plain)) : found(markup, raw),
    )
    .replaceAll(PART, (place) => parts.get(place) ?? '');
}

const PART = /\{\{> ([\w/-]+)([^}]*)\}\}/g;

function givenWords(given: string, words: Filling['words']): Filling['words'] {
  const pairs = [...given.matchAll(/(\w+)([=:])([\w-]+)/g)];
  return Object.fromEntries(
    pairs.map(([, name = '', sign, value = '']) => [
      name,
      sign === '=' ? found(words, value) : value,
    ]),
  );
}

/** Text made safe for markup. */
export const safe = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @throws Error where there is no such word. */
export function found(words: { readonly [name: string]: string }, name: string): string {
  const text = words[name];
  if (text === undefined) throw new Error(`Nothing stands for {{${name}}}.`);
  return text;
}

import { readFile } from 'node:fs/promises';

/** What stands in the places of a template: text, or markup that was made of text made safe. */
export interface Filling {
  readonly words: { readonly [name: string]: string };
  /** By name, markup for `{{{name}}}`. */
  readonly markup?: { readonly [name: string]: string };
}

/**
 * A template with its places filled: `{{name}}` with words, made safe for text and for quoted
 * attributes; `{{{name}}}` with markup; `{{> parts/name}}` with another template of the folder.
 *
 * @throws Error where a place has nothing to stand in it.
 */
export async function fill(folder: string, name: string, filling: Filling): Promise<string> {
  const template = await readFile(`${folder}/${name}.html`, 'utf8');
  const parts = new Map<string, string>();
  for (const [, part = ''] of template.matchAll(/\{\{> ([\w/-]+)\}\}/g)) {
    parts.set(part, await fill(folder, part, filling));
  }
  const { words, markup = {} } = filling;
  return template
    .replaceAll(/\{\{\{(\w+)\}\}\}|\{\{(\w+)\}\}/g, (_, raw: string, plain: string) =>
      raw === undefined ? safe(found(words, plain)) : found(markup, raw),
    )
    .replaceAll(/\{\{> ([\w/-]+)\}\}/g, (_, part: string) => parts.get(part) ?? '');
}

/** Text made safe for markup. */
export const safe = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function found(words: { readonly [name: string]: string }, name: string): string {
  const text = words[name];
  if (text === undefined) throw new Error(`Nothing stands for {{${name}}}.`);
  return text;
}

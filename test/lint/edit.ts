import type { NoticesDocument } from '../../src/core/notice.ts';

/** By JSON Pointer, what stands there instead; `undefined` takes it out. */
export type Edit = { readonly [pointer: string]: unknown };

type Fields = { [member: string]: unknown };

/** A document as it is after some edits. */
export function edited(document: NoticesDocument, edit: Edit): NoticesDocument {
  // Not structuredClone, which keeps together what the locales share.
  const copy = JSON.parse(JSON.stringify(document)) as NoticesDocument;
  for (const [pointer, value] of Object.entries(edit)) {
    const steps = pointer.slice(1).split('/');
    const last = steps.pop() ?? '';
    const parent = steps.reduce(
      (inner, step) => {
        inner[step] ??= {};
        return inner[step] as Fields;
      },
      copy as unknown as Fields,
    );
    if (value === undefined) delete parent[last];
    else parent[last] = structuredClone(value);
  }
  return copy;
}

/** The same words in both locales of a notice of the base. */
export const inBoth = (notice: number, member: string, words: unknown): Edit =>
  Object.fromEntries(
    ['en', 'ja'].map((locale) => [`/notices/${notice}/texts/${locale}/${member}`, words]),
  );

export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((step) => `/${step}`).join('');

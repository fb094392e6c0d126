import type { NoticesDocument } from '../core/notice.ts';
import { examine } from './examine.ts';
import type { Outcome } from './outcome.ts';
import { textOf } from './report.ts';
import { readSource } from './source.ts';
import { isUnusable } from './unusable.ts';

/** The document of a file; where it is none, what the command comes to. */
export async function usable(
  file: string,
  coloured: boolean,
): Promise<{ readonly document: NoticesDocument } | { readonly outcome: Outcome }> {
  const source = await readSource(file);
  if (isUnusable(source)) return { outcome: { status: 2, err: `${source.unusable}\n` } };
  const { findings, document } = examine(source, new Date());
  if (document !== undefined) return { document };
  return { outcome: { status: 1, err: textOf([{ file, findings }], coloured) } };
}

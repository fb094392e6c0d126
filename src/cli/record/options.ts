import { parseArgs } from 'node:util';
import { unusable, type Unusable } from '../unusable.ts';

export interface RecordOptions {
  readonly command: 'record';
  /** `-` for the standard input. */
  readonly file: string;
  /** Whose, where the export holds several. */
  readonly subject: string | undefined;
  readonly receipt: boolean;
}

/** @throws TypeError of `parseArgs`, which says which argument it is. */
export function recordOptionsOf(args: readonly string[]): RecordOptions | Unusable {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { receipt: { type: 'boolean' }, subject: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    return unusable('record takes one export: a file, or - for the standard input.');
  }
  const { subject, receipt = false } = values;
  return { command: 'record', file, subject, receipt };
}

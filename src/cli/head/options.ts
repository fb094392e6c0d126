import { parseArgs } from 'node:util';
import { FILE } from '../files.ts';
import { unusable, type Unusable } from '../unusable.ts';

export interface HeadOptions {
  readonly command: 'head';
  readonly file: string;
  /** Of the consent whose state the tags wait for. */
  readonly name: string;
  /** Ends with a slash, or is empty. */
  readonly scripts: string;
}

/** @throws TypeError of `parseArgs`, which says which argument it is. */
export function headOptionsOf(args: readonly string[]): HeadOptions | Unusable {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { name: { type: 'string' }, scripts: { type: 'string' } },
  });
  const { name = 'doui', scripts = '' } = values;
  const [file = FILE, ...more] = positionals;
  if (more.length > 0) return unusable('head takes one file.');
  if (name === '') return unusable('--name is empty.');
  const folder = scripts === '' || scripts.endsWith('/') ? scripts : `${scripts}/`;
  return { command: 'head', file, name, scripts: folder };
}

import { parseArgs } from 'node:util';
import { instantNamed } from './instant.ts';
import { FILE } from './files.ts';
import { isUnusable, unusable, type Unusable } from './unusable.ts';

export interface LockOptions {
  readonly command: 'lock';
  readonly file: string;
  readonly at: Date;
  readonly lock: string | undefined;
}

/** @throws TypeError of `parseArgs`, which says which argument it is. */
export function lockOptionsOf(args: readonly string[]): LockOptions | Unusable {
  const { values, positionals: files } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { at: { type: 'string' }, lock: { type: 'string' } },
  });
  const at = instantNamed(values.at);
  if (isUnusable(at)) return at;
  if (files.length > 1) return unusable('lock takes one file.');
  return { command: 'lock', file: files[0] ?? FILE, at, lock: values.lock };
}

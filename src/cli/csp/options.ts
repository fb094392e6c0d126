import { parseArgs } from 'node:util';
import type { PurposeKey } from '../../core/purpose.ts';
import { FILE } from '../files.ts';
import { unusable, type Unusable } from '../unusable.ts';

export interface CspOptions {
  readonly command: 'csp';
  readonly file: string;
  /** Absent: what is open before anybody decides. `all`: each policy that there can be. */
  readonly granted?: readonly PurposeKey[] | 'all' | undefined;
  readonly header: boolean;
}

/** @throws TypeError of `parseArgs`, which says which argument it is. */
export function cspOptionsOf(args: readonly string[]): CspOptions | Unusable {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      granted: { type: 'string' },
      header: { type: 'boolean' },
    },
  });
  const { all = false, granted, header = false } = values;
  const [file = FILE, ...more] = positionals;
  if (more.length > 0) return unusable('csp takes one file.');
  if (all && granted !== undefined) return unusable('Write --all or --granted, not both.');
  const keys = granted?.split(',').filter((key) => key !== '');
  return { command: 'csp', file, granted: all ? 'all' : keys, header };
}

import { parseArgs } from 'node:util';
import { instantNamed } from './instant.ts';
import { FILE } from './files.ts';
import { isUnusable, unusable, type Unusable } from './unusable.ts';

export interface CheckOptions {
  readonly command: 'check';
  readonly files: readonly string[];
  readonly format: 'text' | 'json';
  readonly strict: boolean;
  readonly at: Date;
  readonly lock: string | undefined;
  /** The sites that use the notices. */
  readonly sites: readonly string[];
}

/** @throws TypeError of `parseArgs`, which says which argument it is. */
export function checkOptionsOf(args: readonly string[]): CheckOptions | Unusable {
  const { values, positionals: files } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      format: { type: 'string' },
      lock: { type: 'string' },
      site: { type: 'string', multiple: true },
      strict: { type: 'boolean' },
    },
  });
  const { lock, format = 'text', site: sites = [], strict = false } = values;
  const at = instantNamed(values.at);
  if (isUnusable(at)) return at;
  if (format !== 'text' && format !== 'json') return unusable('--format is text or json.');
  const odd = sites.find((site) => !/^https?:/.test(site) || !URL.canParse(site));
  if (odd !== undefined)
    return unusable(`--site "${odd}" is no address such as https://shop.example.`);
  // A pattern such as notices/*.json finds the locks as well.
  const checked = files.filter((file) => !file.endsWith('.lock.json'));
  if (files.length > 0 && checked.length === 0) return unusable('These are locks, not notices.');
  if (lock !== undefined && checked.length > 1) return unusable('--lock is for a single file.');
  const named = files.length === 0 ? [FILE] : checked;
  return { command: 'check', files: named, format, strict, at, lock, sites };
}

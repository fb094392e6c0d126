import { parseArgs } from 'node:util';
import { instantOf } from './instant.ts';
import { unusable, type Unusable } from './unusable.ts';

export interface CheckOptions {
  readonly command: 'check';
  readonly files: readonly string[];
  readonly format: 'text' | 'json';
  readonly strict: boolean;
  readonly at: Date;
  readonly lock: string | undefined;
}

export interface LockOptions {
  readonly command: 'lock';
  readonly file: string;
  readonly at: Date;
  readonly lock: string | undefined;
}

export type Options =
  CheckOptions | LockOptions | { readonly command: 'help' } | { readonly command: 'version' };

const FILE = 'notices.json';

/** What the arguments ask for, or why they cannot be understood. */
export function optionsOf(args: readonly string[]): Options | Unusable {
  try {
    return understood(args);
  } catch (caught) {
    // parseArgs throws a TypeError that says which argument it is.
    return unusable((caught as Error).message);
  }
}

function understood(args: readonly string[]): Options | Unusable {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      format: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      lock: { type: 'string' },
      strict: { type: 'boolean' },
      version: { type: 'boolean' },
    },
  });
  if (values.help === true) return { command: 'help' };
  if (values.version === true) return { command: 'version' };

  const [command, ...files] = positionals;
  const { lock, format = 'text', strict = false } = values;
  const at = values.at === undefined ? new Date() : instantOf(values.at);
  if (at === undefined) {
    return unusable(`--at "${values.at}" is no date such as 2026-12-01, nor an instant.`);
  }
  if (command === 'check') {
    if (format !== 'text' && format !== 'json') return unusable('--format is text or json.');
    // A pattern such as notices/*.json finds the locks as well.
    const checked = files.filter((file) => !file.endsWith('.lock.json'));
    if (files.length > 0 && checked.length === 0) return unusable('These are locks, not notices.');
    if (lock !== undefined && checked.length > 1) return unusable('--lock is for a single file.');
    return { command, files: files.length === 0 ? [FILE] : checked, format, strict, at, lock };
  }
  if (command === 'lock') {
    if (values.format !== undefined || strict) return unusable('lock knows only --at and --lock.');
    if (files.length > 1) return unusable('lock takes one file.');
    return { command, file: files[0] ?? FILE, at, lock };
  }
  return unusable(command === undefined ? 'No command.' : `There is no command "${command}".`);
}

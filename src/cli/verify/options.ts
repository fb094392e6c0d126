import { parseArgs } from 'node:util';
import { unusable, type Unusable } from '../unusable.ts';

export interface VerifyCommand {
  readonly command: 'verify';
  /** `-` for the standard input. */
  readonly file: string;
  /** A file, or an address: the server's keys, got elsewhere. */
  readonly jwks: string | undefined;
  /** Files, or addresses, of notices.json: the words, got elsewhere. */
  readonly notices: readonly string[];
  readonly format: 'text' | 'json';
  readonly strict: boolean;
}

/** @throws TypeError of `parseArgs`, which says which argument it is. */
export function verifyOptionsOf(args: readonly string[]): VerifyCommand | Unusable {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      jwks: { type: 'string' },
      notices: { type: 'string', multiple: true },
      strict: { type: 'boolean' },
    },
  });
  const { jwks, notices = [], format = 'text', strict = false } = values;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    return unusable('verify takes one export: a file, or - for the standard input.');
  }
  if (format !== 'text' && format !== 'json') return unusable('--format is text or json.');
  return { command: 'verify', file, jwks, notices, format, strict };
}

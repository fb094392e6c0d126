import { parseArgs } from 'node:util';
import { unusable, type Unusable } from '../unusable.ts';

export interface ConformanceOptions {
  readonly command: 'conformance';
  /** What stands before `/sync`. */
  readonly url: string;
  readonly format: 'text' | 'json';
}

/** @throws TypeError of `parseArgs`, which says which argument it is. */
export function conformanceOptionsOf(args: readonly string[]): ConformanceOptions | Unusable {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string' } },
  });
  const [url, ...more] = positionals;
  const { format = 'text' } = values;
  if (url === undefined || more.length > 0 || !/^https?:\/\//.test(url) || !URL.canParse(url)) {
    return unusable('conformance takes one address, such as https://site.example/doui.');
  }
  if (format !== 'text' && format !== 'json') return unusable('--format is text or json.');
  return { command: 'conformance', url, format };
}

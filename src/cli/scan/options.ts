import { parseArgs } from 'node:util';
import { instantNamed } from '../instant.ts';
import { isUnusable, unusable, type Unusable } from '../unusable.ts';

export interface ScanOptions {
  readonly command: 'scan';
  /** The first page. */
  readonly url: URL;
  readonly notices: string | undefined;
  readonly draft: string | undefined;
  readonly pages: number;
  /** How many links away from the first page. */
  readonly depth: number;
  /** In seconds. */
  readonly wait: number;
  /** Whether there is a Doui by which to refuse and to grant. */
  readonly grant: boolean;
  readonly browser: string | undefined;
  readonly at: Date;
  readonly format: 'text' | 'json';
  readonly strict: boolean;
}

/** @throws TypeError of `parseArgs`, which says which argument it is. */
export function scanOptionsOf(args: readonly string[]): ScanOptions | Unusable {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      notices: { type: 'string' },
      draft: { type: 'string' },
      pages: { type: 'string' },
      depth: { type: 'string' },
      wait: { type: 'string' },
      grant: { type: 'string' },
      browser: { type: 'string' },
      at: { type: 'string' },
      format: { type: 'string' },
      strict: { type: 'boolean' },
    },
  });
  const [address = '', ...more] = positionals;
  if (more.length > 0 || !/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    return unusable('scan takes one address, such as https://site.example/.');
  }
  const { grant = 'on', format = 'text', strict = false, notices, draft, browser } = values;
  if (grant !== 'on' && grant !== 'off') return unusable('--grant is on or off.');
  if (format !== 'text' && format !== 'json') return unusable('--format is text or json.');
  const [pages, depth, wait] = [
    numberNamed('--pages', values.pages, 20, 1),
    numberNamed('--depth', values.depth, 3, 0),
    numberNamed('--wait', values.wait, 2, 0),
  ];
  for (const number of [pages, depth, wait]) if (typeof number === 'object') return number;
  const at = instantNamed(values.at);
  if (isUnusable(at)) return at;
  return {
    command: 'scan',
    url: new URL(address),
    notices,
    draft,
    pages: Number(pages),
    depth: Number(depth),
    wait: Number(wait),
    grant: grant === 'on',
    browser,
    at,
    format,
    strict,
  };
}

function numberNamed(
  flag: string,
  given: string | undefined,
  otherwise: number,
  least: number,
): number | Unusable {
  const number = given === undefined ? otherwise : Number(given);
  const fits = Number.isInteger(number) && number >= least && number <= 10_000 && given !== '';
  return fits ? number : unusable(`${flag} is a whole number from ${least} to 10000.`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rollup/parseAst';
import { expect, test } from 'vitest';
import { DIST } from '../../scripts/bundles.ts';

/** For a string that long, in milliseconds of the processor: what goes over it twice takes 300. */
const MOST = 100;
const LONG = 32 * 1_024;
/** What only ever reads an address that the site itself gives: the slashes at its end. */
const OWN = String.raw`/\/+$/`;

interface Node {
  readonly type: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
}

/** The patterns that stand in a program. */
function patternsIn(node: unknown): RegExp[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, regex } = node as Node;
  const own = type === 'Literal' && regex ? [new RegExp(regex.pattern, regex.flags)] : [];
  return [...own, ...Object.values(node).flatMap(patternsIn)];
}

/** Strings that begin as a pattern likes, go on so for long, and end as it does not. */
function bad(pattern: RegExp): string[] {
  const liked = new Set(
    [...pattern.source.replace(/\\./g, '').matchAll(/[^\\[\](){}|?*+^$]/g)].join(''),
  );
  return ['a', 'A', '1', ' ', '-', '.', '/', '\n', 'a1', 'a-', 'a.', 'a ', ...liked].map(
    (pump) => `${pump.repeat(LONG / pump.length)}\u0000`,
  );
}

test('F119: no pattern takes long over any string of 32 KiB', () => {
  const folders = ['core', 'browser', 'server', 'ui', 'lint'].map((ring) => join(DIST, ring));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const patterns = new Map(
    files
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => patternsIn(parseAst(readFileSync(file, 'utf8'))))
      .map((pattern) => [String(pattern), pattern]),
  );
  expect(patterns.size).toBeGreaterThan(30);
  expect(patterns.delete(OWN)).toBe(true);
  const slow = [...patterns.values()].flatMap((pattern) =>
    bad(pattern).flatMap((text) => {
      const { user: began } = process.cpuUsage();
      text.replace(pattern, '');
      const spent = (process.cpuUsage().user - began) / 1_000;
      return spent > MOST
        ? [`${String(pattern)}, ${JSON.stringify(text.slice(0, 4))}: ${spent} ms`]
        : [];
    }),
  );
  expect(slow).toEqual([]);
});

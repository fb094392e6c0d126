import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/*
 * The rings, read from the import specifiers themselves, types included:
 *
 *     script ─► index ─► browser ─────────► core ◄─ server
 *                           └─(import())─► ui ─┘
 *                                  server ◄─ cli ─► lint ─► core
 */
interface Import {
  readonly from: string;
  /** A file in `src`, or the name of a package. */
  readonly to: string;
  readonly lazy: boolean;
}

const files = globSync('**/*.{ts,tsx}', { cwd: 'src' }).filter((file) => !file.endsWith('.d.ts'));
const imports = files.flatMap(importsOf);

const importsFrom = new Map(
  files.map((file) => [
    file,
    imports.filter(({ from, to }) => from === file && files.includes(to)),
  ]),
);

const ringOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : file);
const isOurs = ({ to }: Import): boolean => files.includes(to);

/** Which rings each ring may know, and which packages. */
const MAY: { readonly [ring: string]: readonly string[] } = {
  core: [],
  ui: ['core', 'preact', 'preact/hooks'],
  browser: ['core', 'idb-keyval'],
  server: ['core', 'jose', 'valibot', 'node:*'],
  guard: ['core'],
  lint: ['core'],
  cli: ['core', 'lint', 'server', 'jsonc-parser', 'pg', 'playwright-core', 'node:*'],
  'core.ts': ['core'],
  'index.ts': ['browser', 'core'],
  'elements.ts': ['ui'],
  'script.ts': ['browser', 'core'],
  'guard.ts': ['guard', 'core'],
  'guardScript.ts': ['guard', 'core'],
  'head.ts': ['browser', 'core'],
  'stub.ts': ['browser', 'core'],
  'server.ts': ['server', 'core'],
};

/** The exceptions, each with what makes it one. */
const EXCEPT: readonly ((line: Import) => boolean)[] = [
  // Loaded only when `notices.json` is at fault; the server reads it at its start.
  ({ from, to }) => /^core\/(misshapen|shape|shape\/\w+)\.ts$/.test(from) && to === 'valibot',
  // The interface, when something must be shown, or drawn in the page.
  ({ from, to, lazy }) =>
    /^browser\/(interface|elements|warden\/placeholders)\.ts$/.test(from) &&
    to.startsWith('ui/') &&
    lazy,
  // Each in a file of its own, which comes where the notices name it.
  ({ from, to }) =>
    from.startsWith('browser/warden/signals/tcf/') && to.startsWith('@iabtechlabtcf/'),
  ({ from, to }) => from.startsWith('browser/warden/signals/gpp/') && to === '@iabgpp/cmpapi',
];

describe('imports point inward', () => {
  test.for(Object.keys(MAY))('%s', (ring) => {
    const wrong = imports
      .filter(({ from }) => ringOf(from) === ring)
      .filter((line) => {
        const target = isOurs(line) ? ringOf(line.to) : line.to.replace(/^node:.*/, 'node:*');
        return target !== ring && !MAY[ring]?.includes(target) && !EXCEPT.some((is) => is(line));
      })
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(wrong).toEqual([]);
  });

  test('every file belongs to a ring', () => {
    expect(files.filter((file) => MAY[ringOf(file)] === undefined)).toEqual([]);
  });

  test('what is imported by path exists', () => {
    const lost = imports.filter((line) => line.to.includes('.ts') && !isOurs(line));
    expect(lost.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('no file imports itself, however long the way', () => {
    expect(files.flatMap((file) => cycleThrough(file) ?? [])).toEqual([]);
  });
});

test('core knows no clock, no chance, no network and no page', () => {
  const impure =
    /\bnew Date\(\)|\bDate\.now\b|\bDate\(\)|\bMath\.random\b|\bgetRandomValues\b|\bperformance\.|\bset(Timeout|Interval)\b|\bfetch\(|\b(window|navigator|process|globalThis)\b/;
  const found = files
    .filter((file) => ringOf(file) === 'core')
    .filter((file) => impure.test(withoutComments(readFileSync(join('src', file), 'utf8'))));
  expect(found).toEqual([]);
});

describe('each file is one idea', () => {
  const lengths = new Map(files.map((file) => [file, linesOf(file)]));

  test('none is longer than 200 lines of code', () => {
    expect([...lengths].filter(([, lines]) => lines > 200)).toEqual([]);
  });

  test('half of them have at most 60', () => {
    const sorted = [...lengths.values()].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
  });
});

function importsOf(file: string): Import[] {
  const code = withoutComments(readFileSync(join('src', file), 'utf8'));
  const at = (specifier: string) =>
    specifier.startsWith('.') ? join(dirname(file), specifier) : specifier;
  return [
    ...code.matchAll(/^(?:import|export)\s(?:[\w\s{},*]*\sfrom\s)?'(?<to>[^']+)'/gm),
    ...code.matchAll(/(?<lazy>\bimport)\(\s*'(?<to>[^']+)'/g),
  ].map(({ groups = {} }) => ({
    from: file,
    to: at(groups['to'] ?? ''),
    lazy: groups['lazy'] !== undefined,
  }));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function linesOf(file: string): number {
  const code = withoutComments(readFileSync(join('src', file), 'utf8'));
  return code.split('\n').filter((line) => line.trim() !== '').length;
}

/** Looks at each file once: the paths between them are too many to walk. */
function cycleThrough(start: string): string | undefined {
  const seen = new Set<string>();
  const open = [[start]];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const line of importsFrom.get(path.at(-1) ?? '') ?? []) {
      if (line.to === start) return [...path, start].join(' → ');
      if (seen.has(line.to)) continue;
      seen.add(line.to);
      open.push([...path, line.to]);
    }
  }
  return undefined;
}

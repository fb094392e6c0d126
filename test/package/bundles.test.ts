import { readFileSync } from 'node:fs';
import { parseAst } from 'rollup/parseAst';
import { describe, expect, test } from 'vitest';
import { bundles, DIST, staticImports } from '../../scripts/bundles.ts';
import { table, written } from '../../scripts/figures.ts';

const all = bundles();
const script = all.find(({ file }) => file === 'doui.js')?.code ?? '';

describe.for(all)('$file', ({ file, code, bytes, limit }) => {
  test(`is at most ${limit} bytes`, () => {
    expect(bytes).toBeLessThanOrEqual(limit);
  });

  test('runs under a policy that forbids code and markup out of strings', () => {
    expect(code).not.toMatch(/\beval\s*\(|\bnew Function\b|\bdocument\.write\b/);
    expect(code).not.toMatch(/\bset(Timeout|Interval)\(["'`]/);
  });

  test('has a source map beside it, and spends no bytes on saying so', () => {
    expect(code).not.toContain('sourceMappingURL');
    expect(sourcesOf(file)).not.toEqual([]);
  });
});

test('doui.js is a classic script that adds no global of its own', () => {
  expect(parseAst(script).body.map(({ type }) => type)).toEqual(['ExpressionStatement']);
  expect(staticImports(script)).toEqual([]);
});

test.each(['doui-head.js', 'doui-stub.js'])('%s can stand in a page as it is', (file) => {
  const { code = '' } = all.find((bundle) => bundle.file === file) ?? {};
  expect(parseAst(code).body.map(({ type }) => type)).toEqual(['ExpressionStatement']);
  expect(staticImports(code)).toEqual([]);
  // Nothing that ends a script (HTML §13.1.2.4), or that another encoding would change.
  expect(code).not.toMatch(/<\/script|<!--|<script/i);
  expect(code).toMatch(/^[\n\x20-\x7e]+$/);
});

test('doui.js holds nothing of the interface', () => {
  expect(script).not.toMatch(
    /preact|innerHTML|attachShadow|showModal|adoptedStyleSheets|\.__[a-z]\b/,
  );
  expect(sourcesOf('doui.js').filter((source) => /preact|valibot|^ui\//.test(source))).toEqual([]);
});

test('doui.js asks only for files that lie beside it', () => {
  const files = new Set(all.map(({ file }) => file));
  for (const { file, code } of all) {
    const asked = [...code.matchAll(/\bimport\(["'`]([^"'`]*)["'`]\)/g)].map(([, path]) => path);
    for (const path of asked) {
      expect(path, `import() in ${file}`).toMatch(/^\.\/doui-[a-z-]+\.js$/);
      expect(files).toContain(path?.slice(2));
    }
  }
});

test('what is in more than one bundle holds no state, as each would have its own', () => {
  const homes = new Map<string, string[]>();
  for (const { file } of all) {
    for (const source of sourcesOf(file)) {
      homes.set(source, [...(homes.get(source) ?? []), file]);
    }
  }
  const stateful = [...homes]
    .filter(([source, files]) => files.length > 1 && !source.includes('node_modules'))
    .filter(([source]) => hasState(readFileSync(DIST + source, 'utf8')))
    .map(([source, files]) => `${source} in ${files.join(', ')}`);
  expect(stateful).toEqual([]);
});

test('the figures in README.md are the measured ones', () => {
  expect(written(), 'run `npm run figures`').toBe(table());
});

/** The modules of a bundle, as paths from `dist`. */
function sourcesOf(file: string): string[] {
  return (JSON.parse(readFileSync(`${DIST}${file}.map`, 'utf8')) as { sources: string[] }).sources;
}

/** Whether a module keeps something that changes: a top-level `let`, or an empty collection. */
function hasState(code: string): boolean {
  return parseAst(code).body.some((node) => {
    const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declared?.type !== 'VariableDeclaration') return false;
    return declared.kind !== 'const' || declared.declarations.some(({ init }) => isEmpty(init));
  });
}

/** `new Map()`, `new WeakMap()`, `[]` … */
function isEmpty(init: { type: string } | null | undefined): boolean {
  if (init?.type === 'NewExpression')
    return (init as { arguments?: unknown[] }).arguments?.length === 0;
  return (
    init?.type === 'ArrayExpression' && (init as { elements?: unknown[] }).elements?.length === 0
  );
}

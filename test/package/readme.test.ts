import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { advice } from '../../src/core/advice.ts';
import { isNoticesDocument, LONGEST } from '../../src/core/document.ts';
import { explain } from '../../src/core/explain.ts';
import { STRONGEST_FIRST } from '../../src/core/mechanism.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { TYPE_OF } from '../../src/core/operator.ts';
import { LIMITS } from '../../src/core/protocol.ts';
import { WORDS } from '../../src/core/signal.ts';
import { STRICTEST_FIRST } from '../../src/core/strictest.ts';
import { lint } from '../../src/lint/lint.ts';
import { base } from '../../src/ui/styles/base.ts';
import { controls } from '../../src/ui/styles/controls.ts';
import { first } from '../../src/ui/styles/first.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code ?? '',
  );
const read = (path: string) => readFile(join(ROOT, path), 'utf8');

describe('README.md', () => {
  test('its TypeScript compiles against the package as it is published', async () => {
    const folder = await mkdtemp(join(ROOT, 'test-results-readme-'));
    try {
      const options = {
        strict: true,
        noEmit: true,
        module: 'nodenext',
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        types: ['node'],
        skipLibCheck: true,
      };
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, include: ['*.ts'] }),
      );
      await writeFile(join(folder, 'measure.ts'), 'export {};');
      const snippets = blocks('ts');
      expect(snippets).toHaveLength(2);
      for (const [index, code] of snippets.entries()) {
        await writeFile(join(folder, `snippet-${index}.ts`), code);
      }
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      await promisify(execFile)(process.execPath, [tsc, '-p', folder]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('its notices can be used', () => {
    const [example = ''] = blocks('json');
    expect(explain(JSON.parse(example))).toEqual([]);
    expect(isNoticesDocument(JSON.parse(example))).toBe(true);
  });

  test('its page states and asks for what its notices declare, and they are in force', () => {
    const [example = ''] = blocks('json');
    const { attributes, purposes, notices } = JSON.parse(example) as NoticesDocument;
    const code = blocks('html').join('') + blocks('ts').join('');
    const named = code.matchAll(/(?:data-purpose="|when\('|record\(\{ |withdraw\(')([\w-]+)/g);
    for (const [, purpose] of named) expect(Object.keys(purposes)).toContain(purpose);
    const [, audience = ''] = /data-audience='([^']+)'/.exec(code) ?? [];
    expect(Object.keys(JSON.parse(audience) as object)).toEqual(Object.keys(attributes ?? {}));
    expect(Date.parse(notices[0]?.effective.from ?? '')).toBeLessThan(Date.parse('2026-11-22'));
  });

  test('it names every error, and no other', () => {
    const table = readme.slice(readme.indexOf('## Errors'), readme.indexOf('## What it cannot do'));
    const named = [...table.matchAll(/`([a-z]+-[a-z]+)`/g)].map(([, code = '']) => code);
    expect(named.toSorted()).toEqual(Object.keys(advice).toSorted());
  });

  test('it names every member of a Consent, and no other', async () => {
    const api = await read('src/core/api.ts');
    const contract = api.slice(api.indexOf('export interface Consent {'));
    const members = [...contract.matchAll(/^ {2}(?:readonly )?(\w+)[(:<]/gm)].map(
      ([, name = '']) => name,
    );
    const table = readme.slice(readme.indexOf('| Member'), readme.indexOf('## On the server'));
    const cells = table.split('\n').map((line) => line.split('|')[1] ?? '');
    const named = cells
      .slice(2)
      .flatMap((cell) => [...cell.matchAll(/`(\w+)[^`]*`/g)].map(([, name = '']) => name));
    expect(named.toSorted()).toEqual(members.toSorted());
  });

  test('it names every attribute that the code reads', async () => {
    const files = ['attributes', 'gate', 'opener', 'release'];
    const sources = await Promise.all(files.map((name) => read(`src/browser/${name}.ts`)));
    const attributes = sources.join().match(/data-[a-z]+(?:-[a-z]+)*(?![a-z]|-\$)/g) ?? [];
    expect(attributes).toContain('data-notices');
    for (const attribute of attributes) expect(readme).toContain(`\`${attribute}\``);
  });

  test('it names every custom property of the interface, and no other', () => {
    const styles = base + controls + first;
    const used = new Set(styles.match(/--doui-[a-z]+(?:-[a-z]+)*/g));
    const named = new Set(readme.match(/--doui-[a-z]+(?:-[a-z]+)*/g));
    expect([...named].toSorted()).toEqual([...used].toSorted());
  });

  test('its pictures and pages are there', async () => {
    const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);
    for (const target of targets.filter(
      (path) => !path.startsWith('http') && path !== 'test/vectors',
    )) {
      await expect(readFile(join(ROOT, target)), target).resolves.toBeDefined();
    }
  });
});

describe('docs/notices.md', () => {
  const page = () => read('docs/notices.md');
  /** The first cells of the table that has this head. */
  const firstCells = (text: string, head: string): string[] => {
    const table = text.slice(text.indexOf(`| ${head} `)).split('\n\n')[0] ?? '';
    return [...table.matchAll(/^\| `([a-zA-Z-]+)`/gm)].map(([, cell = '']) => cell);
  };

  test('its example has no fault, and the linter finds nothing wrong with it', async () => {
    const [, json = ''] = /```json\n([^]*?)```/.exec(await page()) ?? [];
    const document: unknown = JSON.parse(json);
    expect(explain(document)).toEqual([]);
    if (!isNoticesDocument(document)) throw new Error('Not a document.');
    const findings = lint(document, new Date('2026-12-01T00:00:00Z'));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('it names every operator, basis and mechanism, and no other', async () => {
    const text = await page();
    expect(firstCells(text, 'Operator').toSorted()).toEqual(Object.keys(TYPE_OF).toSorted());
    expect(firstCells(text, 'Basis').toSorted()).toEqual([...STRICTEST_FIRST].toSorted());
    expect(firstCells(text, 'Mechanism')).toEqual(STRONGEST_FIRST);
  });

  test('its limit is that of the code', async () => {
    expect(await page()).toContain(new Intl.NumberFormat('en').format(LONGEST));
  });
});

describe('docs/registry.md', () => {
  const page = () => read('docs/registry.md');

  test('its example has no fault, and the linter finds nothing wrong with it', async () => {
    const [, json = ''] = /```json\n([^]*?)```/.exec(await page()) ?? [];
    const document: unknown = JSON.parse(json);
    expect(explain(document)).toEqual([]);
    if (!isNoticesDocument(document)) throw new Error('Not a document.');
    expect(lint(document, new Date('2026-12-01T00:00:00Z'))).toEqual([]);
  });

  test('it names every party and its words, and no other', async () => {
    const text = await page();
    const table = text.slice(text.indexOf('| `key` ')).split('\n\n')[0] ?? '';
    const rows = table
      .split('\n')
      .slice(2)
      .map((line) => line.split('|').slice(1));
    const named = rows.map(([key = '', , words = '']) => [
      key.replaceAll('`', '').trim(),
      [...words.matchAll(/`(\w+)`/g)].map(([, word]) => word),
    ]);
    const known = Object.entries(WORDS).map(([key, words]) => [
      key,
      // From the first purpose to the last.
      words.filter((word) => !/^purpose([2-9]|10)$/.test(word)),
    ]);
    expect(named).toEqual(known);
  });
});

describe('docs/protocol.md', () => {
  test('it names every problem, and no other', async () => {
    const page = await read('docs/protocol.md');
    const source = await read('src/core/protocol.ts');
    const union = source.slice(source.indexOf('export type ProblemCode'));
    const codes = [...union.slice(0, union.indexOf(';')).matchAll(/'([a-z-]+)'/g)];
    const table = page.slice(page.indexOf('## Problems'), page.indexOf('## The other addresses'));
    const rows = table.split('\n').filter((line) => line.startsWith('|'));
    const named = [...rows.join('\n').matchAll(/`([a-z-]+)`/g)];
    const sorted = (found: RegExpExecArray[]) => found.map(([, code = '']) => code).toSorted();
    expect(sorted(named)).toEqual(sorted(codes));
  });

  test('its limits are those of the code', async () => {
    const page = await read('docs/protocol.md');
    const figure = new Intl.NumberFormat('en');
    for (const limit of [LIMITS.bytes, LIMITS.events, LIMITS.eventBytes]) {
      expect(page).toContain(`at most ${figure.format(limit)}`);
    }
  });
});

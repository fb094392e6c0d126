import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { keysKept } from './kept.ts';

const EVIDENCE = new URL('../../docs/evidence.md', import.meta.url);

/** Where something lies on a device, and under which name: of a fact, which kind it is. */
export type Lying = readonly [where: string, name: string];

/** All that is kept of a page, but for what only its server may read. */
export async function lying(page: Page): Promise<Lying[]> {
  const facts = await page.evaluate(keysKept, 'doui');
  const [local, session] = await page.evaluate(() => [
    Object.keys(localStorage),
    Object.keys(sessionStorage),
  ]);
  return [
    ...facts.map(([kind = '']) => ['IndexedDB', kind] as const),
    ...(local ?? []).map((key) => ['localStorage', key] as const),
    ...(session ?? []).map((key) => ['sessionStorage', key] as const),
  ];
}

/** What lies there of which the documentation does not say so. */
export async function undocumented(all: readonly Lying[]): Promise<Lying[]> {
  const rows = (await readFile(EVIDENCE, 'utf8')).matchAll(/^\| (\w+) +\| (`[^|]+`) +\|/gm);
  const said = [...rows].flatMap(([, where = '', names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => `${where} ${name}`),
  );
  return all.filter(
    ([where, name]) => !said.includes(`${where} ${name.replace(/^doui .*$/, 'doui …')}`),
  );
}

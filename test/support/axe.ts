import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds inside an element. The page's context must bypass its policy. */
export async function violations(page: Page, where = 'doui-root'): Promise<string[]> {
  await page.evaluate(AXE);
  const run = (runOnly: readonly string[]) =>
    page.evaluate(
      async ([inside, rules]) => {
        const { axe } = globalThis as never as {
          axe: { run(where: string, options: object): Promise<{ violations: Violation[] }> };
        };
        return (await axe.run(inside, { runOnly: rules })).violations;
      },
      [where, runOnly] as const,
    );
  const found = await run(WCAG);
  // Beside the body, where it stands, axe leaves contrast undecided.
  await page.evaluate(() => document.body.append(...document.querySelectorAll('doui-root')));
  const contrast = await run(['color-contrast']);
  return [...found, ...contrast].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

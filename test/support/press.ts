import { expect } from 'vitest';
import type { Visitor } from './visitor.ts';

/** The selector of an element, or that of each next one in the last one's shadow root. */
type Path = readonly [string, ...string[]];

/** The middle of an element, which is brought into view; empty where there is none. */
const middleOf = (page: Visitor, path: Path): Promise<readonly number[]> =>
  page.evaluate((selectors: Path) => {
    let found: Element | null | undefined;
    for (const selector of selectors) {
      found = (found ? found.shadowRoot : document)?.querySelector(selector);
      if (!found) return [];
    }
    found?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = found?.getBoundingClientRect() ?? new DOMRect();
    return [left + width / 2, top + height / 2];
  }, path);

export const isThere = async (page: Visitor, ...path: Path): Promise<boolean> =>
  (await middleOf(page, path)).length > 0;

/** A person's click, on what need not be there yet. */
export async function press(page: Visitor, ...path: Path): Promise<void> {
  await expect.poll(() => isThere(page, ...path)).toBe(true);
  const [x = 0, y = 0] = await middleOf(page, path);
  await page.click(x, y);
}

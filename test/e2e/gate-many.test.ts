import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';
import { costsOfMany } from '../support/many.ts';

const at = useChromiumLab();

/** From how many milliseconds on a task is a long one, by which a page stutters (Long Tasks §1). */
const LONG = 50;

it('a thousand held things make no long task of ours, found, let go or taken back', async () => {
  const costs = await costsOfMany(at.lab, at.browser);
  expect(at.lab.reached).toHaveLength(600);
  expect(costs['opened']?.tasks).toBeGreaterThan(5);
  // By the processor's time, not the clock's: the machine may have other work.
  for (const [step, { processor }] of Object.entries(costs)) {
    expect(processor, step).toBeLessThan(LONG);
    expect(processor, step).toBeGreaterThan(0);
  }
});

describe('those that take long', () => {
  const SLOW = `<script type="text/plain" data-purpose="ads">
    for (const began = performance.now(); performance.now() - began < 5; );
    (globalThis.ran ??= []).push(String((globalThis.turn ??= 0)));
    queueMicrotask(() => turn++);
  </script>`;

  it('let the page go on between them', async () => {
    at.lab.page(TAG, SLOW.repeat(12));
    await at.visit();
    await at.decide({ ads: 'granted' });
    await at.page.waitForFunction(() => globalThis.ran?.length === 12);
    const turns = (await at.page.evaluate(() => ran)) ?? [];
    // Two are more than a slice, and of one act the gate may be told twice in a task.
    const inOne = turns.map((turn) => turns.filter((other) => other === turn).length);
    expect(Math.max(...inOne)).toBeLessThanOrEqual(4);
  });

  it('do not begin any more after a withdrawal, though it be one of them that withdraws', async () => {
    const withdraw = '<script type="text/plain" data-purpose="ads">doui.withdraw()</script>';
    at.lab.page(TAG, SLOW + withdraw + SLOW.repeat(2));
    await at.visit();
    await at.decide({ ads: 'granted' }).catch(() => {});
    await at.page.waitForFunction(() => doui.state().entries.length === 2);
    expect(await at.page.evaluate(() => ran)).toEqual(['0']);
  });
});

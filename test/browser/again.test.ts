import { expect, test } from 'vitest';
import { createSync } from '../../src/browser/delivery/sync.ts';

/** Asks while an attempt is under way, and says how many there were in the end. */
async function askedMeanwhile(follows: boolean): Promise<number> {
  let attempts = 0;
  let answer = (): void => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const sync = createSync({
    name: 'doui',
    follows,
    attempt() {
      attempts += 1;
      return attempts === 1 ? answered : Promise.resolve();
    },
    waits: () => false,
    fail: () => {},
  });
  const first = sync.run();
  const second = sync.run();
  answer();
  await Promise.all([first, second]);
  sync.stop();
  return attempts;
}

test('who asks during an attempt, after a login or logout, is answered by one of their own', async () => {
  expect(await askedMeanwhile(true)).toBe(2);
});

test('where nobody logs in, an attempt under way will do', async () => {
  expect(await askedMeanwhile(false)).toBe(1);
});

import { expect, it, vi } from 'vitest';
import { createAccount } from '../../src/browser/delivery/account.ts';
import type { Model } from '../../src/browser/model.ts';
import { UNKNOWN, type Situation } from '../../src/browser/situation.ts';
import type { Kept } from '../../src/browser/storage/idb.ts';

const BLANK = { acts: [], events: [], receipts: [], refused: [] };
const keptIn = (era: string): Kept => ({
  ...BLANK,
  era,
  accounts: [],
  device: undefined,
  notices: undefined,
});
const tokenOf = (sub: string): string =>
  `x.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.x`;

it('an answer from before a logout is asked for again where another tab has met somebody since', async () => {
  let situation: Situation = { ...UNKNOWN, kept: keptIn('before') };
  const model = {
    now: () => situation,
    change: (part: Partial<Situation>) => void (situation = { ...situation, ...part }),
  } as Model;
  const answers = [tokenOf('ben'), undefined];
  const use = vi.fn();
  const refresh = async (): Promise<Kept> => {
    const kept = keptIn('after');
    model.change({ kept });
    return kept;
  };
  const account = createAccount(
    async () => answers.shift(),
    model,
    use,
    { refresh, genuine: async () => [] },
    () => {},
  );
  // Nothing of “ben” is written to what begins after the logout.
  expect(await account.identify()).toEqual({ era: 'after' });
  expect(use).not.toHaveBeenCalled();
  expect(answers).toEqual([]);
});

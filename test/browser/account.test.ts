import { expect, it, vi } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import type { PublishedNotice } from '../../src/core/publish.ts';
import { createAccount } from '../../src/browser/delivery/account.ts';
import type { Model } from '../../src/browser/model.ts';
import { UNKNOWN, type Situation } from '../../src/browser/situation.ts';
import { strikeOthers } from '../../src/browser/storage/notes.ts';
import type { Kept } from '../../src/browser/storage/idb.ts';

const BLANK = { acts: [], events: [], receipts: [], refused: [] };
const keptIn = (era: string, accounts: Kept['accounts'] = []): Kept => ({
  ...BLANK,
  era,
  accounts,
  device: undefined,
  notices: undefined,
});
const NOTICE = { purposes: [{ key: 'ads', basis: 'consent' }] } as unknown as PublishedNotice;
const tokenOf = (sub: string): string =>
  `x.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.x`;

/** A page that has read `before`, and reads `after` once it has been told who is there. */
function pageOf(before: Kept, after: Kept, source: () => Promise<string | undefined>) {
  let situation: Situation = { ...UNKNOWN, versions: [NOTICE], kept: before };
  const model = {
    now: () => situation,
    change: (part: Partial<Situation>) => void (situation = { ...situation, ...part }),
  } as Model;
  const use = vi.fn();
  const refresh = async (): Promise<Kept> => {
    model.change({ kept: after });
    return after;
  };
  const replica = { refresh, genuine: async () => [] };
  const given = { name: 'doui', subjectToken: source, model, use, replica };
  return { account: createAccount(given, () => {}), model, use };
}

it('an answer from before a logout is asked for again where another tab has met somebody since', async () => {
  const answers = [tokenOf('ben'), undefined];
  const { account, use } = pageOf(keptIn('before'), keptIn('after'), async () => answers.shift());
  // Nothing of “ben” is written to what begins after the logout.
  expect(await account.identify()).toEqual({ era: 'after' });
  expect(use).not.toHaveBeenCalled();
  expect(answers).toEqual([]);
});

it('so it is where they took over what nobody in particular had decided', async () => {
  const answers = [tokenOf('ben'), tokenOf('ann')];
  const ann = await hashOf({ iss: '', sub: 'ann' });
  const after = keptIn('one', [[ann, false]]);
  const { account, use } = pageOf(keptIn('one'), after, async () => answers.shift());
  expect(await account.identify()).toMatchObject({ era: 'one', account: ann });
  expect(use).not.toHaveBeenCalled();
});

it('where nobody says who is there at a second asking, everything is shut too', async () => {
  const silent = async (): Promise<string> => Promise.reject(new TypeError('gone'));
  const { account, model } = pageOf(keptIn('one'), keptIn('one'), silent);
  await expect(account.ask()).rejects.toMatchObject({ code: 'account-unavailable' });
  expect(model.now().barred).toEqual(['ads']);
});

it('what was only noted in the first turn is struck where IndexedDB alone is gone, and never another’s', () => {
  const [first, later] = ['page one ', 'page two an-era'];
  const note = (): void => [first, later].forEach((key) => localStorage.setItem(key, '{"v":1}'));
  const noted = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith('page '));
  note();
  // Of nobody in particular yet: theirs who log in first.
  strikeOthers('page', undefined);
  strikeOthers('page', 'ann');
  strikeOthers('page', 'ann');
  expect(noted()).toEqual([first, later]);
  strikeOthers('page', undefined);
  expect(noted()).toEqual([later]);
  note();
  strikeOthers('page', 'ben');
  expect(noted()).toEqual([later]);
  localStorage.clear();
});

it('a first turn that was another’s, as only localStorage knows, is not taken over', async () => {
  localStorage.setItem('doui.of', 'somebody else');
  const answers = [tokenOf('ben')];
  const blank = keptIn('');
  const { account, use } = pageOf(blank, blank, async () => answers.shift());
  expect((await account.identify()).era).not.toBe('');
  expect(use).toHaveBeenCalledOnce();
  localStorage.clear();
});

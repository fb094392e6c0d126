import { ConsentError } from '../../core/errors.ts';
import type { EventId, SealedEvent, Signer } from '../../core/event.ts';
import { frontier } from '../../core/ledger.ts';
import type { Account } from './account.ts';
import type { Desk } from '../desk.ts';
import { createCourier, type Errand, type Sender } from './courier.ts';
import { knownDevice, thisDevice } from '../device.ts';
import { settleFormer } from './former.ts';
import type { Era } from '../storage/idb.ts';
import { learntFrom } from './learnt.ts';
import type { Person } from './person.ts';
import { sendersOf } from './senders.ts';
import { unsent } from '../situation.ts';
import { addUnfit, readUnfit } from './unfit.ts';
import { addAll } from '../storage/vault.ts';

/**
 * One attempt to bring this device and the server together: learns who is there, sends what is left
 * of those before them, and then what is theirs, and takes what their other devices have decided.
 *
 * While the page goes away (`leaving`) there is time for nothing but to send.
 *
 * @throws ConsentError that of the first thing that failed, when everything has been tried.
 */
export function createDelivery(desk: Desk, account: Account): (leaving: boolean) => Promise<void> {
  const { endpoint, model, use, replica, tell } = desk;
  const { now, adopt, change, fail } = model;
  const courier = createCourier(endpoint);
  const eraNow = (): Era => now().kept?.era ?? '';
  const unsentIn = (era: Era): readonly SealedEvent[] => (eraNow() === era ? unsent(now()) : []);

  const errand = (by: Sender, era: Era, { token, account: hash }: Person): Errand => ({
    by,
    token,
    unsent: () => unsentIn(era).filter(isBy(by)),
    heads: () => (eraNow() === era ? frontier(now().ledger) : []),
    async learn(answer) {
      const held = now().ledger.events;
      const learnt = await learntFrom(answer, by.subject, held, replica.genuine);
      const { events, receipts, refused } = learnt;
      for (const { id, code } of refused) {
        fail(new ConsentError('event-refused', `${id} is ${code}`));
        // The subject was erased: its key is given up with all that was made with it.
        if (code === 'erased-subject' && by.sign) return account.beginEra(hash);
      }
      await addAll(use, era, learnt);
      if (eraNow() === era) adopt({ events, receipts, refused: refused.map(({ id }) => id) });
      tell({});
    },
    async refuse(events, status, code) {
      const ids = events.map(({ id }) => id);
      fail(new ConsentError('event-refused', `${ids.join(', ')}: ${code}`));
      const final = status === 413 ? ids.map((id) => ({ id, code })) : [];
      if (final.length > 0) await addAll(use, era, { events: [], receipts: [], refused: final });
      else await addUnfit(use, era, endpoint, ids);
      adopt({ events: [], refused: ids });
    },
  });

  /** What another day may bring. */
  const reconsider = async (): Promise<void> => {
    const unfit = await readUnfit(use, eraNow(), endpoint);
    const before = new Set(unfit.before);
    if (before.size + unfit.now.length === 0) return;
    const refused = [...now().refused].filter((id) => !before.has(id));
    change({ refused: new Set<EventId>([...refused, ...unfit.now]) });
  };

  const link = async (by: Signer, era: Era, person: Person): Promise<void> => {
    const answer = await courier(errand(by, era, person));
    if (person.token === undefined || answer === undefined) return;
    let { linked } = answer;
    if (linked !== true) {
      // It may just have expired.
      const again = await account.ask();
      // Or somebody else is there by now.
      if (again.account !== person.account) return void (await account.identify());
      if (again.token !== person.token) linked = (await courier(errand(by, era, again)))?.linked;
    }
    if (linked === true) return account.noteLink(era, person);
    fail(new ConsentError('account-unavailable', `${endpoint} did not link this device`));
  };

  const deliver = async (person: Person, era: Era): Promise<void> => {
    const signs = person.token === undefined ? knownDevice : thisDevice;
    const by = await signs(use, era);
    for (const sender of sendersOf(by, unsentIn(era))) {
      if (sender === by) await link(by, era, person);
      else await courier(errand(sender, era, {}));
    }
    // Under a new key the person is linked anew, unless it is another’s by now.
    const isTheirs = now().kept?.accounts.some(([account]) => account === person.account);
    if (eraNow() !== era && isTheirs) await deliver(person, eraNow());
  };

  return async (leaving) => {
    if (leaving) return deliver({}, eraNow());
    const doubts: unknown[] = [];
    const doubt = (caught: unknown): void => void doubts.push(caught);
    const person = (await account.identify().catch(doubt)) ?? { era: eraNow() };
    await reconsider().catch(doubt);
    if (desk.subjectToken !== undefined || eraNow() !== '') {
      await settleFormer({ use, replica, courier }, person).catch(doubt);
    }
    await deliver(person, person.era).catch(doubt);
    if (doubts.length > 0) throw doubts[0];
  };
}

const isBy =
  ({ subject }: Sender) =>
  ({ event }: SealedEvent): boolean =>
    event.subject === subject;

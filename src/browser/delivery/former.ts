import { delMany, promisifyRequest, type UseStore } from 'idb-keyval';
import { seal, type SealedEvent } from '../../core/event.ts';
import type { Courier } from './courier.ts';
import { knownDevice, thisDevice } from '../device.ts';
import { readAll, type Era } from '../storage/idb.ts';
import { learntFrom } from './learnt.ts';
import type { Person } from './person.ts';
import type { Replica } from '../replica.ts';
import { sendersOf } from './senders.ts';
import { addAll, replaceAct } from '../storage/vault.ts';

/** What it takes to end what was left open. */
export interface Estate {
  readonly use: UseStore;
  readonly replica: Replica;
  readonly courier: Courier;
}

/**
 * Ends the eras of those who had the device before: seals and sends what they left, each in the
 * name of its own key, and then forgets it. The key of one whose account the server does not know
 * yet is kept until that person is back, and then linked.
 */
export async function settleFormer(estate: Estate, person: Person): Promise<void> {
  // Read together: an era that begins meanwhile is none of those.
  const [keys, present = ''] = await estate.use('readonly', (store) =>
    Promise.all([
      promisifyRequest(store.getAllKeys() as IDBRequest<string[][]>),
      promisifyRequest(store.get(['era']) as IDBRequest<Era | undefined>),
    ]),
  );
  for (const era of new Set(keys.map(eraOf))) {
    if (era !== undefined && era !== present) await settleEra(estate, era, person);
  }
}

async function settleEra(
  { use, replica, courier }: Estate,
  era: Era,
  person: Person,
): Promise<void> {
  const kept = await readAll(use, era);
  const by = await (kept.acts.length > 0 ? thisDevice(use, era) : knownDevice(use, era));
  const sealed: SealedEvent[] = [];
  for (const [key, act] of kept.acts) {
    if (by === undefined) continue;
    const one = await seal(act, by);
    await replaceAct(use, era, key, one);
    sealed.push(one);
  }
  const attested = new Set(kept.receipts.map(({ id }) => id));
  const turnedDown = new Set(kept.refused);
  const events = [...(await replica.genuine(kept.events)), ...sealed];
  const held = new Map(events.map((event) => [event.id, event]));
  const unsent = (): SealedEvent[] =>
    events.filter(({ id }) => !attested.has(id) && !turnedDown.has(id));
  const [account, known = true] = kept.accounts[0] ?? [];
  let isLinked = known || by === undefined;
  let isErased = false;

  for (const sender of sendersOf(by, unsent())) {
    const links = !isLinked && sender === by && account === person.account;
    const answer = await courier({
      by: sender,
      token: links ? person.token : undefined,
      unsent: () => unsent().filter(({ event }) => event.subject === sender.subject),
      heads: () => [],
      async learn(response) {
        const learnt = await learntFrom(response, sender.subject, held, replica.genuine);
        await addAll(use, era, { ...learnt, events: [] });
        for (const { id } of learnt.receipts) attested.add(id);
        for (const { id, code } of learnt.refused) {
          turnedDown.add(id);
          isErased ||= code === 'erased-subject';
        }
      },
      // What may be taken another day is tried again another time.
      refuse: async (refused) => refused.forEach(({ id }) => turnedDown.add(id)),
    });
    isLinked ||= answer?.linked === true;
  }

  // Only what is safe elsewhere goes: a tab that still is in that era may have added to it.
  const left: string[][] = [];
  const over: string[][] = [];
  for (const key of await keysOf(use)) {
    if (eraOf(key) !== era) continue;
    const [kind = '', id = ''] = key;
    const isSent = (kind === 'event' || kind === 'receipt') && attested.has(id);
    (isErased || isSent ? over : left).push(key);
  }
  const isEmpty = left.every(([kind]) => kind === 'device' || kind === 'account');
  await delMany(isEmpty && isLinked ? [...over, ...left] : over, use);
}

const keysOf = async (use: UseStore): Promise<string[][]> =>
  (await use('readonly', (store) => promisifyRequest(store.getAllKeys()))) as string[][];

/** In which era a fact was put; `undefined` for what belongs to none. */
function eraOf([kind = '', second = '', third = '']: readonly string[]): Era | undefined {
  if (kind === 'device') return second;
  return ['act', 'event', 'receipt', 'refused', 'account', 'unfit'].includes(kind)
    ? third
    : undefined;
}

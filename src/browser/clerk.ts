import { asConsentError, ConsentError } from '../core/errors.ts';
import { seal, type Act, type EventId, type SealedEvent } from '../core/event.ts';
import { entriesOf, type ConsentRecord, type RecordEntry } from '../core/record.ts';
import { closuresOf } from './closures.ts';
import { bar, createAccount, isBarred, type Present } from './delivery/account.ts';
import type { Desk, Given } from './desk.ts';
import { thisDevice } from './device.ts';
import { createDelivery } from './delivery/delivery.ts';
import { exportRecord } from './export.ts';
import { readAll, type Begun, type Kept } from './storage/idb.ts';
import { eraIn, readNotes, strikeOthers } from './storage/notes.ts';
import { inOrder } from './storage/order.ts';
import { unsent } from './situation.ts';
import { createSync } from './delivery/sync.ts';
import { replaceAct } from './storage/vault.ts';

/** An act as it was put into storage. */
type Left = Omit<Begun, 'durable'>;

/** All that needs the device's key: sealing, sending, exporting. */
export interface Clerk {
  /** Before anything is asked: learns who is there, and seals what was left unsealed. */
  open(kept: Kept, notes: readonly string[]): Promise<void>;
  /** Where people log in: shuts everything, and asks who is there. */
  meet(): Promise<void>;
  /** Seals an act, and puts the event durably in its place. */
  settle(left: Left): Promise<RecordEntry>;
  /** Seals what was left unsealed when a page went away: acts that were put, or only noted. */
  recover(kept: Pick<Kept, 'acts' | 'era'>, notes?: readonly string[]): Promise<void>;
  sync(): Promise<void>;
  export(): Promise<ConsentRecord>;
  stop(): void;
}

const PATIENCE = 3_000;

/**
 * Loaded late: with the interface, at the first act, where people log in, or when something waits
 * to be sent. Whoever has decided, and whose decisions have arrived, never needs it.
 */
export function createClerk(given: Given): Clerk {
  const endpoint = (given.endpoint ?? '/doui').replace(/\/+$/, '');
  const desk: Desk = { ...given, endpoint };
  const { name, subjectToken, model, use, tell } = desk;
  const account = createAccount(desk, () => tell({}));
  let met: Promise<Present> | undefined;
  const identify = (): Promise<Present> => {
    const known = met ?? account.identify();
    met = undefined;
    return known;
  };
  const attempt = createDelivery(desk, { ...account, identify });

  const keep = async ({ key, era, act }: Left): Promise<SealedEvent> => {
    const sealed = await seal(act, await thisDevice(use, era));
    await replaceAct(use, era, key, sealed);
    // Whoever made it may have gone meanwhile: then it is kept as theirs, and sent.
    if (model.now().kept?.era === era) model.adopt({ events: [sealed] });
    // What was denied since stays shut, though this act be on the same purpose.
    const { shut } = model.now();
    const last = shut.indexOf(key);
    const isSettled = (one: string): boolean => one === key || Object.hasOwn(act.decisions, one);
    model.change({ shut: shut.filter((one, at) => at > last || !isSettled(one)) });
    tell({});
    return sealed;
  };

  /** Where storage fails, an act is recorded only when the server has attested it. */
  const confirm = async ({ id }: SealedEvent): Promise<void> => {
    if (!model.state().degraded) return;
    await sync.run();
    const { events, receipts } = model.now().ledger;
    if (receipts.has(id) || (!model.state().degraded && events.has(id))) return;
    // Or, the disk being back, on the way there under another name.
    throw new ConsentError('storage-unavailable', `${id} is kept in this page only`);
  };

  const sync = createSync({
    name,
    follows: subjectToken !== undefined,
    attempt,
    waits: () => isBarred(model) || unsent(model.now()).length > 0,
    fail: model.fail,
  });

  const recover: Clerk['recover'] = async ({ acts, era }, notes = []) => {
    // What was both put and noted is one act.
    const left = inOrder([...new Map([...readNotes(notes), ...acts])]);
    // What a later one denies, an earlier one must not open: the later may know it by another name.
    const denied = left.flatMap(([key, act]) => [...Object.keys(closuresOf(act)), key]);
    model.change({ shut: [...model.now().shut, ...denied] });
    /** What was an event of another key is kept under its old name, which later ones may know. */
    const names = new Map<string, EventId>();
    for (const [key, act] of left) {
      try {
        const own = acts.some(([put]) => put === key) ? era : eraIn(key);
        names.set(key, (await keep({ key, era: own, act: renamed(act, names) })).id);
      } catch (caught) {
        model.fail(asConsentError(caught, 'storage-unavailable', 'sealing an earlier act'));
      }
    }
  };

  return {
    async settle(left) {
      const sealed = await keep(left);
      await confirm(sealed);
      const entry = model.state().entries.find(({ id }) => id === sealed.id);
      return entry ?? (entriesOf([sealed], () => 'waiting')[0] as RecordEntry);
    },
    recover,
    async meet() {
      if (subjectToken === undefined) return;
      bar(model);
      met = account.identify();
      await met.catch(() => {});
    },
    async open(kept, notes) {
      const [owner] = (kept.era === '' ? kept : await readAll(use, '')).accounts;
      strikeOthers(name, owner?.[0]);
      await recover(kept, notes);
      if (subjectToken === undefined && kept.accounts.length === 0) return;
      met = account.identify();
      await met.catch(() => {});
      const first = sync.run();
      // What was decided on another device need not be asked here.
      if (!isBarred(model) && model.state().asking.length > 0) await atMost(PATIENCE, first);
    },
    sync: sync.run,
    export: () => exportRecord(model.now(), use, endpoint),
    stop: sync.stop,
  };
}

/** The act, with what it supersedes under its present name. */
const renamed = (act: Act, names: ReadonlyMap<string, EventId>): Act => ({
  ...act,
  decisions: Object.fromEntries(
    Object.entries(act.decisions).map(([purpose, { decision, parents }]) => [
      purpose,
      { decision, parents: parents.map((id) => names.get(id) ?? id) },
    ]),
  ),
});

const atMost = (patience: number, work: Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });

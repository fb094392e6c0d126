import type { UseStore } from 'idb-keyval';
import { asConsentError, ConsentError } from '../core/errors.ts';
import { seal, type Act, type EventId, type SubjectId } from '../core/event.ts';
import { frontier } from '../core/ledger.ts';
import type { SyncResponse } from '../core/protocol.ts';
import type { ConsentRecord, RecordEntry } from '../core/record.ts';
import type { Closures } from '../core/state.ts';
import { knownDevice, thisDevice } from './device.ts';
import { exportRecord } from './export.ts';
import type { Kept } from './idb.ts';
import type { Model } from './model.ts';
import { readNotes } from './notes.ts';
import type { Replica } from './replica.ts';
import { unsent } from './situation.ts';
import { createSync } from './sync.ts';
import { addAll, replaceAct } from './vault.ts';

/** What the clerk works with. */
export interface Desk {
  readonly endpoint: string;
  readonly model: Model;
  readonly use: UseStore;
  readonly replica: Replica;
  /** Tells other tabs that there is something to read, and what is closed from now on. */
  tell(closures: Closures): void;
}

/** All that needs the device's key: sealing, sending, exporting. */
export interface Clerk {
  /** Seals an act, and puts the event durably in its place. */
  settle(key: string, act: Act): Promise<RecordEntry>;
  /** Seals what was left unsealed when a page went away: acts that were put, or only noted. */
  recover(acts: Kept['acts'], notes?: readonly string[]): Promise<void>;
  sync(): Promise<void>;
  export(): Promise<ConsentRecord>;
  stop(): void;
}

/**
 * Loaded late: with the interface, at the first act, or when something waits to be sent. Whoever
 * has decided, and whose decisions have arrived, never needs it.
 */
export function createClerk({ endpoint: given, model, use, replica, tell }: Desk): Clerk {
  const endpoint = given.replace(/\/+$/, '');
  const learn = async (
    { events, receipts, refused }: SyncResponse,
    subject: SubjectId,
  ): Promise<void> => {
    // A signature says who made an event, and not for whom: only this device's own are taken.
    const own = events.filter(({ event }) => event?.subject === subject);
    const sealed = await replica.genuine(own);
    await addAll(use, { events: sealed, receipts, refused });
    model.adopt({ events: sealed, receipts, refused: refused.map(({ id }) => id) });
    tell({});
    for (const { id, code } of refused) {
      model.fail(new ConsentError('event-refused', `${id} is ${code}`));
    }
  };

  const keep = async (key: string, act: Act): Promise<EventId> => {
    const sealed = await seal(act, await thisDevice(use));
    await replaceAct(use, key, sealed);
    const isSettled = (purpose: string): boolean => Object.hasOwn(act.decisions, purpose);
    model.adopt({ events: [sealed] });
    model.change({ shut: model.now().shut.filter((purpose) => !isSettled(purpose)) });
    tell({});
    return sealed.id;
  };

  /** Where storage fails, an act is recorded only when the server has attested it. */
  const confirm = async (id: EventId): Promise<void> => {
    if (model.now().held === undefined) return;
    await sync.run();
    const { held, ledger } = model.now();
    if (held !== undefined && !ledger.receipts.has(id)) {
      throw new ConsentError('storage-unavailable', `${id} is kept in this page only`);
    }
  };

  const sync = createSync({
    endpoint,
    unsent: () => unsent(model.now()),
    frontier: () => frontier(model.now().ledger),
    signer: () => knownDevice(use),
    learn,
    fail: model.fail,
  });

  return {
    async settle(key, act) {
      const id = await keep(key, act);
      await confirm(id);
      return model.state().entries.find((entry) => entry.id === id) as RecordEntry;
    },
    async recover(acts, notes = []) {
      /** What was an event of another key is kept under its old name, which later ones may know. */
      const names = new Map<string, EventId>();
      // What was both put and noted is one act.
      for (const [key, act] of new Map([...readNotes(notes), ...acts])) {
        try {
          names.set(key, await keep(key, renamed(act, names)));
        } catch (caught) {
          model.fail(asConsentError(caught, 'storage-unavailable', 'sealing an earlier act'));
        }
      }
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

import { get, promisifyRequest, type UseStore } from 'idb-keyval';
import { asConsentError, ConsentError } from '../../core/errors.ts';
import type { Closures } from '../../core/state.ts';
import type { Clerk } from '../clerk.ts';
import { keyOf, type Device, type Era } from './idb.ts';
import { createMemory, type Memory, type Row } from './memory.ts';
import type { Model } from '../model.ts';
import type { Replica } from '../replica.ts';
import { createReopener, isRefusal, putAll } from './reopener.ts';
import { factsOf, holding, ownerOf, parting, salvage, type Salvage } from './salvage.ts';

const SECOND = 1_000;
/** The longest between two attempts to get back to the disk. */
const LONGEST = 30 * SECOND;

/** What the mender works with. */
export interface Ward {
  readonly name: string;
  readonly model: Model;
  readonly replica: Replica;
  clerk(): Promise<Clerk>;
  /** Tells other tabs that there is something to read. */
  tell(closures: Closures): void;
}

export interface Mender {
  readonly use: UseStore;
  stop(): void;
}

/**
 * Keeps facts where storage fails. Loaded at its first fault, and then in charge as long as the page
 * lives. Where no attempt gets through, everything is kept in memory, and the state says so
 * (`degraded`), until the disk is back.
 */
export function createMender({ name, model, replica, clerk, tell }: Ward): Mender {
  const end = new AbortController();
  let memory: Memory | undefined;
  let writes = 0;
  let wait = SECOND;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether this page has never read its disk: what it refuses there is not known. */
  let blind = model.now().kept === undefined;
  const disk = createReopener(name, () => (isLost() ? [] : factsOf(model.now())));
  const isLost = (): boolean => memory !== undefined;
  const hold = (rows: readonly Row[]): void => model.change({ hold: holding(rows, blind) });

  const remember = (cause: unknown): Memory => {
    if (memory !== undefined) return memory;
    const made = createMemory(ownerOf(model.now()), () => {
      writes += 1;
      hold(made.rows());
    });
    memory = made;
    hold([]);
    model.fail(new ConsentError('storage-unavailable', name, cause));
    again();
    return made;
  };

  const again = (): void => {
    if (!end.signal.aborted) timer = setTimeout(heal, wait);
    wait = Math.min(LONGEST, wait * 2);
  };
  /** Whose a turn is, as the disk says. */
  const ownersOn = async (wanted: Era): Promise<string[]> => {
    const keys = await disk.use('readonly', (store) => promisifyRequest(store.getAllKeys()));
    return keys.flatMap((key) => {
      const [kind, account = '', era = ''] = key as string[];
      return kind === 'account' && era === wanted ? [account] : [];
    });
  };
  /** For what was put while nothing was known of any: another's is not theirs who were here. */
  const eraFor = async (from: Memory, there: Era): Promise<Era> => {
    const named = [...from.rows()].map(([key]) => key);
    const owners = await ownersOn(there);
    const here = named.flatMap(([kind, account = '']) => (kind === 'account' ? [account] : []));
    const isAnothers = owners.length > 0 && !owners.some((owner) => here.includes(owner));
    return isAnothers ? crypto.randomUUID() : there;
  };
  const attempt = async (from: Memory): Promise<void> => {
    let plan: Salvage;
    try {
      const there = await get<Era>(['era'], disk.use);
      // Whoever was met there meanwhile is not put out by a turn that only this page knew of.
      const known = [...from.rows().map(([key]) => key), ...from.deleted()].map(([, id]) => id);
      const began =
        there !== undefined || !(await ownersOn('')).every((one) => known.includes(one));
      const own = model.now().kept?.era ?? '';
      // Whoever has the disk now is who was here, unless the page knew otherwise.
      const era = blind && own === '' ? await eraFor(from, there ?? '') : own;
      const kept = await get<Device>(keyOf('device', '', era), disk.use);
      let seen: number;
      do {
        seen = writes;
        plan = salvage(model.now(), from, { era, kept, began });
        await putAll(disk.use, plan.put, plan.remove);
        // What was decided in the meantime goes there too.
      } while (seen !== writes);
      memory = undefined;
      model.change(parting(model.now(), plan.foreign));
    } catch {
      again();
      return;
    }
    // It may be another's by now, and was perhaps all along.
    const met = (await clerk().catch(() => undefined))?.meet();
    // What is held stays so until the page has read what the disk says.
    const left = await replica.refresh();
    if (isLost()) return;
    blind = false;
    wait = SECOND;
    // An act may have been on its way into memory still, and its event come to the ledger since.
    const { ledger } = parting(model.now(), plan.foreign);
    model.change({ hold: undefined, ledger });
    tell({});
    const { recover, sync } = await clerk();
    await met;
    await recover(left);
    await sync();
  };
  let healing: Promise<void> | undefined;
  const heal = (): void => {
    clearTimeout(timer);
    if (memory === undefined) return;
    healing ??= attempt(memory)
      .catch((caught: unknown) => model.fail(asConsentError(caught, 'storage-unavailable', name)))
      .finally(() => (healing = undefined));
  };

  document.addEventListener('visibilitychange', heal, end);
  addEventListener('pageshow', heal, end);
  // It is called because a connection was lost: what was known is brought back at once.
  if (!blind) disk.open().catch(() => {});
  return {
    async use(mode, callback) {
      if (memory !== undefined) return memory.use(mode, callback);
      try {
        return await disk.use(mode, callback);
      } catch (cause) {
        if (isRefusal(cause)) throw cause;
        return remember(cause).use(mode, callback);
      }
    },
    stop() {
      end.abort();
      clearTimeout(timer);
      disk.close();
    },
  };
}

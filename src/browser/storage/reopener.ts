import { del, promisifyRequest, type UseStore } from 'idb-keyval';
import { openDisk, transactOn } from './disk.ts';
import type { Row } from './memory.ts';

/** How long to wait before an operation is tried again, in milliseconds. */
const PAUSES = [0, 100, 400];
/** What is no fault of the storage: what was asked is not to be had, however often. */
const REFUSALS = ['ConstraintError', 'DataCloneError'];

export interface Reopener {
  readonly use: UseStore;
  /** Opens, unless it stands open. */
  open(): Promise<unknown>;
  close(): void;
}

/** Whether an operation failed for what was asked, and not for where. */
export const isRefusal = (caught: unknown): boolean => REFUSALS.includes(nameOf(caught));

/**
 * A database whose connection is opened again whenever it is lost, and each operation tried again,
 * at most three times. To whatever it opens it first gives back all that is `known`: it may have
 * been deleted or evicted meanwhile, and adding is set union. A database that will not open is left
 * as it is: what was written beside it, the next page would not look for.
 */
export function createReopener(name: string, known: () => readonly Row[]): Reopener {
  let connection: IDBDatabase | undefined;
  let opening: Promise<IDBDatabase> | undefined;

  const close = (): void => {
    connection?.close();
    connection = undefined;
  };
  const opened = async (): Promise<IDBDatabase> => {
    const on = await openDisk(name);
    on.onclose = on.onversionchange = () => {
      on.close();
      if (connection !== on) return;
      connection = undefined;
      open().catch(() => {});
    };
    // Before all else that is asked of it, so that nothing finds it emptier than it was.
    const rows = known();
    try {
      if (rows.length > 0) await putAll(transactOn(on), rows);
    } catch (caught) {
      on.close();
      throw caught;
    }
    return (connection = on);
  };
  const open = (): Promise<IDBDatabase> =>
    (opening ??= opened().finally(() => (opening = undefined)));

  const use: UseStore = async (mode, callback) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await transactOn(connection ?? (await open()))(mode, callback);
      } catch (caught) {
        const fault = nameOf(caught);
        if (isRefusal(caught) || fault === 'TimeoutError') throw caught;
        close();
        const pause = PAUSES[tries];
        if (pause === undefined) throw caught;
        if (fault === 'QuotaExceededError') await makeRoom().catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };

  /** The notices are only a copy, and go first; no fact ever goes. */
  const makeRoom = async (): Promise<void> => {
    const on = await openDisk(name);
    await del(['notices'], transactOn(on)).finally(() => on.close());
  };

  return { use, open, close };
}

/** Adds rows, all or none; of devices and eras the one that is there stays. */
export const putAll = (
  use: UseStore,
  rows: readonly Row[],
  remove: readonly Row[0][] = [],
): Promise<void> =>
  use('readwrite', (store) => {
    for (const [key, value] of rows) {
      if (key[0] !== 'device' && key[0] !== 'era') store.put(value, [...key]);
      else store.add(value, [...key]).onerror = letPass;
    }
    for (const key of remove) store.delete([...key]);
    return promisifyRequest(store.transaction);
  });

/** What is there already stays, and does not undo the rest. */
function letPass(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

const nameOf = (caught: unknown): string => (caught instanceof Error ? caught.name : '');

import type { Random } from '../random.ts';
import type { Owner, Scheduler } from '../scheduler.ts';

/** Every key that is used is a list of words. */
export type Key = readonly string[];

/** One record, as it is kept. */
export interface Entry {
  readonly key: Key;
  readonly value: unknown;
}

export interface Base {
  version: number;
  readonly stores: Map<string, Map<string, Entry>>;
  /** Connections that stand. */
  readonly open: Set<{ readonly page: Owner; versionchange(): void; lost(): void }>;
  /** Transactions that have not ended, in the order in which they were made. */
  readonly queue: Pending[];
}

/** A transaction, as the disk sees it. */
export interface Pending {
  readonly page: Owner;
  readonly writes: boolean;
  started: boolean;
  ended: boolean;
  /** Whether the page has said that nothing more comes. */
  said(): boolean;
  /** Whether nothing more comes. */
  complete(): boolean;
  start(): void;
  /** Ends it, with its writes kept or not. */
  finish(keep: boolean): void;
}

/** How a device's storage behaves at present. */
export type StorageHealth =
  | 'well'
  /** Every transaction fails. */
  | 'failing'
  /** Nothing is ever answered, until it is well again. */
  | 'hanging'
  /** Nothing more can be written. */
  | 'full';

/** What a device keeps in IndexedDB: it outlives tabs, and the browser. */
export interface Disk {
  readonly bases: Map<string, Base>;
  health: StorageHealth;
  readonly owner: Owner;
  readonly random: Random;
  readonly scheduler: Scheduler;
  /** Hears of every commit, and whose it was; and of every eviction. */
  committed(page?: Owner): void;
  /** Hears of a commit whose page is gone, so that nobody is told of it. */
  orphaned(): void;
  /** Hears of every put, when it is asked for. */
  asked(page: Owner, key: Key, value: unknown): void;
}

/** Starts what may start: writers alone, readers together, each after those before it. */
export function pump({ queue }: Base): void {
  for (let at = queue.length - 1; at >= 0; at -= 1)
    if (queue[at]?.ended === true) queue.splice(at, 1);
  for (const [at, pending] of queue.entries()) {
    if (pending.started) continue;
    const blocked = queue.slice(0, at).some(({ writes }) => writes || pending.writes);
    if (!blocked) pending.start();
  }
}

/**
 * A page is gone: what it left unfinished is finished or dropped, as luck has it. Where the browser
 * lives on, it goes on with what the page had said to be complete.
 */
export function abandon(disk: Disk, page: Owner, browserLives: boolean): void {
  for (const base of disk.bases.values()) {
    for (const connection of base.open) if (connection.page === page) base.open.delete(connection);
    for (const pending of base.queue.slice()) {
      if (pending.page !== page || pending.ended) continue;
      const lucky = pending.complete() && disk.random.chance(0.6);
      if (lucky && browserLives && pending.said()) continue;
      pending.finish(lucky);
    }
    pump(base);
  }
}

/** Storage is taken away, all of it: open connections are closed under their pages. */
export function evict(disk: Disk): void {
  for (const base of disk.bases.values()) {
    for (const pending of base.queue.slice()) if (!pending.ended) pending.finish(false);
    for (const connection of base.open) connection.lost();
    base.open.clear();
  }
  disk.bases.clear();
  disk.committed();
}

/** Whether a page has a connection that stands. */
export const connected = (disk: Disk, page: Owner): boolean =>
  [...disk.bases.values()].some(({ open }) => [...open].some((one) => one.page === page));

/** A record, by what its key says. */
export interface Kept {
  readonly id: string;
  readonly era: string;
  readonly value: unknown;
}

/** A device's key, as it is kept. */
export interface KeptKey {
  readonly key: { readonly x: string };
}

/** All of one kind, in a device's only object store: `['event', id, era]` and the like. */
export function kept(disk: Disk, kind: string): Kept[] {
  return [...disk.bases.values()].flatMap(({ stores }) =>
    [...stores.values()].flatMap((objects) =>
      [...objects.values()].flatMap(({ key, value }) =>
        key[0] === kind ? [{ id: key[1] ?? '', era: key[2] ?? '', value }] : [],
      ),
    ),
  );
}

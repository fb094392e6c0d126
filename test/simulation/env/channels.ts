import type { Random } from '../random.ts';
import { touch, type Owner, type Scheduler } from '../scheduler.ts';
import { clone } from './indexeddb.ts';
import { listeners, type Listeners } from './listeners.ts';

interface Channel extends Listeners {
  readonly page: Owner;
  readonly name: string;
  postMessage(data: unknown): void;
  close(): void;
}

/** What the tabs of one device share besides storage. */
export interface Between {
  readonly channels: Set<Channel>;
  readonly held: Map<string, Owner>;
}

export const between = (): Between => ({ channels: new Set(), held: new Map() });

/** `BroadcastChannel` as one tab sees it. */
export function createChannels(
  { channels }: Between,
  page: Owner,
  scheduler: Scheduler,
  random: Random,
  threw: (error: unknown) => void,
): unknown {
  return function BroadcastChannel(name: string): Channel {
    const channel: Channel = {
      page,
      name,
      postMessage(data) {
        if (!touch(page)) return;
        const copy = clone(data);
        for (const other of channels) {
          if (other === channel || other.name !== name) continue;
          scheduler.after(random.between(0, 6), other.page, () => {
            if (channels.has(other)) other.fire('message', { data: clone(copy) });
          });
        }
      },
      close: () => void channels.delete(channel),
      ...listeners(() => channel, threw),
    };
    channels.add(channel);
    return channel;
  };
}

/**
 * `navigator.locks` as one tab sees it, as far as it is used: one that is held is waited for until
 * the signal says no more. A frozen holder keeps holding; one that is gone does not.
 */
export function createLocks(
  { held }: Between,
  page: Owner,
  scheduler: Scheduler,
): { request(name: string, options: Wanted, callback: Holding): Promise<unknown> } {
  const isFree = (name: string): boolean => held.get(name)?.alive !== true;
  const hold = async (name: string, callback: Holding): Promise<unknown> => {
    held.set(name, page);
    try {
      return await callback({ name });
    } finally {
      if (held.get(name) === page) held.delete(name);
    }
  };
  return {
    request(name, { ifAvailable = false, signal }, callback) {
      if (isFree(name)) return hold(name, callback);
      if (ifAvailable) return Promise.resolve(callback(null));
      return new Promise((resolve, reject) => {
        const look = (): void => {
          if (signal?.aborted === true) return reject(signal.reason as Error);
          if (isFree(name)) return resolve(hold(name, callback));
          scheduler.after(50, page, look);
        };
        look();
      });
    },
  };
}

interface Wanted {
  readonly ifAvailable?: boolean;
  readonly signal?: AbortSignal;
}

type Holding = (lock: object | null) => unknown;

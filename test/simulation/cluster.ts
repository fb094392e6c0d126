import type { ConsentEvent, SealedEvent } from '../../src/core/event.ts';
import type { Store, Taken, Taking } from '../../src/core/store.ts';
import { AbortController, abortSignalOf } from './env/abort.ts';
import { atob, btoa } from './env/base64.ts';
import { dateOf, timersOf } from './env/clock.ts';
import { createCrypto, CryptoKey } from './env/crypto.ts';
import { INTL } from './env/intl.ts';
import { requestOf, Response, type Answer } from './env/http.ts';
import { ACCOUNTS } from './login.ts';
import { noticesOf } from './notices.ts';
import type { Random } from './random.ts';
import { owner, touch, type Owner } from './scheduler.ts';
import type { World } from './world.ts';

/** One server process: it holds nothing that it could not lose. */
export interface Process {
  readonly owner: Owner;
  handle(request: Request): Promise<Answer>;
  /** Those who wait for an answer, to be told when it dies. */
  readonly waiting: Set<() => void>;
}

/** Two processes over one store. */
export interface Cluster {
  readonly processes: (Process | undefined)[];
  readonly store: Store;
  /** The events that are committed, as the store itself has said. */
  readonly committed: Map<string, ConsentEvent>;
  /** How the database is: it may refuse, or lose its answer after the commit. */
  health: 'well' | 'refusing' | 'forgetful';
  /** A new process in this place, with the notices as they are published now. */
  start(at: number): void;
  crash(at: number): void;
  now(): number;
}

const ADDRESS = 'https://site.example/doui';

export function createCluster(world: World, random: Random): Cluster {
  const { scheduler } = world;
  const globals = (by: Owner): { readonly [name: string]: unknown } => {
    const timers = timersOf(scheduler, by, () => {});
    return {
      crypto: createCrypto(world.ring, random, async (value) => value()),
      Date: dateOf(() => cluster.now()),
      Response,
      Math: Object.assign(Object.create(Math) as object, { random: random.unit }),
      AbortSignal: abortSignalOf(timers.setTimeout),
      AbortController,
      Intl: INTL,
      atob,
      btoa,
      console: { error() {}, warn() {}, log() {} },
      CryptoKey,
      fetch: keysOf(by),
      latePart: async (part: () => unknown) => part(),
      performance: { now: () => scheduler.now() },
      queueMicrotask,
      globalThis: {},
      ...timers,
    };
  };
  /** The login's keys, as its address answers just now. */
  const keysOf =
    (by: Owner) =>
    (_: string, { signal }: { readonly signal: AbortSignal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        const { health = 'down', keys = '' } = world.login ?? {};
        scheduler.after(random.between(1, 200), by, () => {
          if (health === 'down') reject(new TypeError('no such place'));
          if (health === 'silent') return;
          resolve(Response.call(undefined, health === 'well' ? keys : '<!doctype html>'));
        });
      });
  const db = owner('database');
  const durable = world.programs.server(globals(db)).memoryStore();

  /** What was given to the store in a step that it has taken. */
  const note = (given: readonly unknown[]): void => {
    const lists = given.flatMap((one) =>
      Array.isArray(one) ? [one] : ((one as { events?: unknown[] })?.events ?? []),
    );
    for (const one of lists.flat()) {
      const { sealed } = one as { sealed?: SealedEvent };
      if (sealed !== undefined) cluster.committed.set(sealed.id, sealed.event);
    }
  };

  const links = new Map<string, string>();
  /** What the store says to whom, before anybody can lose it. */
  const judge = (name: string, given: readonly unknown[], value: unknown): void => {
    if (name !== 'take' || value === 'erased') return;
    const { subject, account } = given[0] as Taking;
    const { linked, events } = value as Taken;
    const strange = events.find(({ sealed }) => sealed.event.subject !== subject);
    if (strange !== undefined && !linked) {
      world.break('others’ events are given only where a link was made', strange.sealed.id);
    }
    if (!linked || account === undefined) return;
    const known = links.get(subject) ?? account;
    if (known !== account) world.break('a link is not taken over', `${subject}: ${known}`);
    links.set(subject, account);
  };

  /** The store as one process sees it: it may die before each commit, and after it. */
  const through = (by: Owner): Store => {
    const step = (then: () => void): void =>
      void scheduler.after(random.between(0, 5), by, () => {
        if (touch(by)) then();
      });
    const call =
      (name: string, method: (...given: unknown[]) => Promise<unknown>) =>
      (...given: unknown[]): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const lost = (): void => reject(new Error('the database is gone'));
          step(() => {
            if (cluster.health === 'refusing') return lost();
            method(...given).then(
              (value) => (
                note(given),
                judge(name, given, value),
                step(() =>
                  cluster.health === 'forgetful' && random.chance(0.5) ? lost() : resolve(value),
                )
              ),
              reject,
            );
          });
        });
    return Object.fromEntries(
      Object.entries(durable).map(([name, method]) => [name, call(name, method as never)]),
    ) as unknown as Store;
  };

  const cluster: Cluster = {
    processes: [],
    store: {
      ...durable,
      async unlink(account) {
        for (const [subject, whose] of links) if (whose === account) links.delete(subject);
        return durable.unlink(account);
      },
    },
    committed: new Map(),
    health: 'well',
    now: () => world.epoch + scheduler.now(),
    start(at) {
      const by: Owner = owner(`server ${at}`, () => cluster.crash(at));
      const { createHandler } = world.programs.server(globals(by));
      const handle = createHandler({
        store: through(by),
        notices: noticesOf(world.published),
        ...(world.login === undefined ? {} : { accounts: ACCOUNTS }),
        now: () => new Date(cluster.now()),
        onError: (error) => world.say(`server ${at} failed: ${String(error)}`),
      });
      cluster.processes[at] = { owner: by, handle: handle as never, waiting: new Set() };
    },
    crash(at) {
      const process = cluster.processes[at];
      if (process === undefined) return;
      process.owner.alive = false;
      cluster.processes[at] = undefined;
      for (const tell of process.waiting) tell();
    },
  };
  return cluster;
}

/** Brings a request to some process that runs. Rejects where none does, or where it dies. */
export function reach(
  { processes }: Cluster,
  random: Random,
  method: string,
  path: string,
  headers: { readonly [name: string]: string },
  body: string,
): Promise<Answer> {
  const running = processes.flatMap((process) => process ?? []);
  if (running.length === 0) return Promise.reject(new TypeError('connection refused'));
  const process = random.pick(running);
  return new Promise((resolve, reject) => {
    const died = (): void => reject(new TypeError('connection reset'));
    process.waiting.add(died);
    process.handle(requestOf(method, `${ADDRESS}${path}`, headers, body)).then((answer) => {
      process.waiting.delete(died);
      resolve(answer);
    }, reject);
  });
}

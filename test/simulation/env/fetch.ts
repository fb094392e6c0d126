import type { SealedEvent } from '../../../src/core/event.ts';
import { reach } from '../cluster.ts';
import { ATTACKER } from '../login.ts';
import type { Random } from '../random.ts';
import { touch, type Owner } from '../scheduler.ts';
import type { World } from '../world.ts';
import { headersOf, Response, type Answer } from './http.ts';

/** How a device's network is at present. */
export type NetworkHealth = 'well' | 'offline' | 'lossy' | 'portal';

/** The network of one device. */
export interface Network {
  health: NetworkHealth;
  /** What `keepalive` requests hold at present: also those whose answers were not read. */
  carried: number;
}

interface Init {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

/** Who is told what a page sends, and of which events it reads that the server has them. */
export interface Hearer {
  posts(events: readonly SealedEvent[]): void;
  reads(ids: readonly string[]): void;
}

const attestedIn = (content: string): string[] =>
  content.startsWith('{')
    ? ((JSON.parse(content) as { receipts?: { id: string }[] }).receipts ?? []).map(({ id }) => id)
    : [];

/** What happens to one request. */
type Fate =
  'sent' | 'lost' | 'silent' | 'twice' | 'cut' | 'half' | 'portal' | 'unavailable' | 'too many';

const FATES: { readonly [health in NetworkHealth]: { readonly [fate in Fate]: number } } = {
  well: {
    sent: 1,
    lost: 0,
    silent: 0,
    twice: 0,
    cut: 0,
    half: 0,
    portal: 0,
    unavailable: 0,
    'too many': 0,
  },
  offline: {
    sent: 0,
    lost: 1,
    silent: 0,
    twice: 0,
    cut: 0,
    half: 0,
    portal: 0,
    unavailable: 0,
    'too many': 0,
  },
  portal: {
    sent: 0,
    lost: 0,
    silent: 0,
    twice: 0,
    cut: 0,
    half: 0,
    portal: 1,
    unavailable: 0,
    'too many': 0,
  },
  lossy: {
    sent: 4,
    lost: 2,
    silent: 1,
    twice: 3,
    cut: 3,
    half: 1,
    portal: 1,
    unavailable: 1,
    'too many': 1,
  },
};

const CAPACITY = 65_536;
const PORTAL = '<!doctype html><title>Log in to the network</title>';

const answerOf = (status: number, content: string, headers = {}): Answer =>
  Response.call(undefined, content, { status, headers: headersOf(headers) });

export function createFetch(
  world: World,
  network: Network,
  page: Owner,
  random: Random,
  hearer: Hearer,
): unknown {
  const { scheduler, cluster } = world;

  return function fetch(input: string, init: Init = {}): Promise<unknown> {
    const { method = 'GET', headers = {}, body = '', keepalive = false, signal } = init;
    const path = input.replace('https://site.example', '').replace('/doui', '');
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    if (!touch(page)) return new Promise(() => {});
    if (body !== '') hearer.posts((JSON.parse(body) as { events?: SealedEvent[] }).events ?? []);
    const held = keepalive ? body.length : 0;
    if (held > 0 && network.carried + held > CAPACITY) {
      return Promise.reject(new TypeError('keepalive is full'));
    }
    network.carried += held;
    let carrying = held;
    const release = (): void => {
      network.carried -= carrying;
      carrying = 0;
    };
    // The browser knows when a page is gone that would have read an answer.
    const sweep = (): void => {
      if (!page.alive) release();
      if (carrying > 0) scheduler.after(120_000, undefined, sweep);
    };
    sweep();
    const fate = random.weighed(FATES[network.health]);
    const way = (): number =>
      network.health === 'lossy' ? random.between(1, 3_000) : random.between(1, 60);
    world.say(`${page.name} ${method} ${path} (${fate})`);

    return new Promise((resolve, reject) => {
      const fail = (why: string): void =>
        void scheduler.after(way(), undefined, () => {
          release();
          scheduler.after(0, page, () => reject(new TypeError(why)));
        });
      const answered = (answer: Answer, cut = false): void =>
        void scheduler.after(way(), undefined, () => {
          // Whatever has arrived of a page that is gone is nobody's any more.
          if (!page.alive) release();
          scheduler.after(0, page, () => resolve(responseOf(answer, cut)));
        });
      const responseOf = (
        { status, ok, headers: given, content }: Answer,
        cut: boolean,
      ): object => {
        const text = async (): Promise<string> => {
          await new Promise<void>((read) => void scheduler.after(random.between(0, 3), page, read));
          release();
          signal?.throwIfAborted();
          if (cut) throw new TypeError('the body broke off');
          hearer.reads(attestedIn(content));
          return content;
        };
        return {
          status,
          ok,
          headers: given,
          type: 'basic',
          redirected: false,
          url: input,
          text,
          json: async () => JSON.parse(await text()) as unknown,
          body: {
            cancel: async () => release(),
            getReader() {
              let done = false;
              return {
                async read() {
                  if (done) return { done };
                  const value = new TextEncoder().encode(await text());
                  done = true;
                  return { done: false, value };
                },
                cancel: async () => release(),
              };
            },
          },
        };
      };
      const deliver = (
        then: (answer: Answer) => void,
        failed: (why: string) => void,
        carried = body,
      ): void => {
        reach(cluster, random, method, path, headers, carried).then(then, (error: unknown) =>
          failed(String(error)),
        );
      };
      const ignore = (): void => {};
      signal?.addEventListener('abort', () => {
        release();
        reject(signal.reason as Error);
      });

      if (fate === 'lost') return fail('network');
      if (fate === 'portal')
        return answered(answerOf(200, PORTAL, { 'content-type': 'text/html' }));
      if (fate === 'unavailable') return answered(answerOf(503, ''));
      if (fate === 'too many') {
        return answered(answerOf(429, '', { 'retry-after': String(random.between(0, 600)) }));
      }
      // A request without keepalive may end with its page.
      const carrier = keepalive || random.chance(0.5) ? undefined : page;
      scheduler.after(way(), carrier, () => {
        // Who reads along says the same, with a token of their own.
        if (world.login !== undefined && network.health === 'lossy' && random.chance(0.2)) {
          void world.login.token(ATTACKER).then((token) => {
            deliver(ignore, ignore, JSON.stringify({ ...(JSON.parse(body) as object), token }));
          });
        }
        if (fate === 'silent') return deliver(ignore, ignore);
        if (fate === 'cut') return deliver(() => fail('cut'), fail);
        if (fate === 'twice') {
          scheduler.after(random.between(0, 600_000), undefined, () => deliver(ignore, ignore));
        }
        deliver((answer) => answered(answer, fate === 'half'), fail);
      });
    });
  };
}

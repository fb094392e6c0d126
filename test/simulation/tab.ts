import type { Consent } from '../../src/core/api.ts';
import type { Act } from '../../src/core/event.ts';
import { atob, btoa } from './env/base64.ts';
import { createChannels, createLocks } from './env/channels.ts';
import { AbortController, abortSignalOf } from './env/abort.ts';
import { dateOf, timersOf } from './env/clock.ts';
import { createCrypto, CryptoKey } from './env/crypto.ts';
import { createDocument, Document, type Page } from './env/document.ts';
import { createFetch } from './env/fetch.ts';
import { INTL } from './env/intl.ts';
import { createIndexedDb } from './env/indexeddb.ts';
import { listeners, type Listeners } from './env/listeners.ts';
import { lose, type Device } from './device.ts';
import { NOBODY } from './login.ts';
import { noticesOf, type Purpose } from './notices.ts';
import { attribute, meet } from './people.ts';
import { owner, type Owner } from './scheduler.ts';
import { HEARD } from './spans.ts';
import type { World } from './world.ts';

/** When a page was told last who is there, and when it had asked. */
interface Meeting {
  readonly at: number;
  readonly asked: number;
  readonly who: string;
  /** Since when what it knows may be theirs, and since when it is they. */
  readonly since: number;
  readonly changed: number;
  /** Who was there before, as far as it was told. */
  readonly before: readonly string[];
}

/** One page, with globals of its own, and what must be remembered of it to judge it. */
export interface Tab {
  readonly name: string;
  readonly owner: Owner;
  readonly device: Device;
  readonly consent: Consent;
  readonly document: Page;
  readonly window: Listeners;
  /** Which version of the notice it shows. */
  readonly version: number;
  readonly began: number;
  /** The first of the device's snapshots that may justify what is open here. */
  floor: number;
  /** When it last read its storage anew, as far as one can see from outside. */
  chance: { at: number; index: number };
  /** Whether storage was taken from under it. */
  torn: boolean;
  /** Whether a part of it could not be loaded: what only that part does waits for the next page. */
  missed: boolean;
  /** How many acts it asked its storage to keep. */
  puts: number;
  /** Whether it has said that it keeps things in memory only. */
  degraded: boolean;
  /** The acts that were made in it, and the events that it put into storage. */
  readonly acts: Set<number>;
  /** When each was noted. */
  readonly noted: Map<number, number>;
  readonly added: Set<string>;
  /** The events that it has sent, or tried to. */
  readonly posted: Set<string>;
  /** The events of which answers told it, each with the instant when it read that. */
  readonly told: { readonly at: number; readonly ids: readonly string[] }[];
  /** Per purpose, before which act it was denied here, when, and in whose turn. */
  readonly denied: Map<
    Purpose,
    { readonly act: number; readonly at: number; readonly era: string }
  >;
  /** In whose turn it last acted. */
  era: string;
  /** Who it was last told is there, and since when nobody can say. */
  met: Meeting;
  lost: number | undefined;
}

/** Of a token that is not good any more, in milliseconds. */
const AGED = 600_000;

/** A person's click, as long as it is being dispatched. */
export interface Click {
  readonly isTrusted: true;
  phase: 0 | 2;
}

function Event(): void {}
Object.defineProperties(Event.prototype, {
  type: { get: () => 'click' },
  eventPhase: {
    get(this: Click) {
      return this.phase;
    },
  },
});

export const click = (): Click =>
  Object.assign(Object.create(Event.prototype as object) as object, {
    isTrusted: true as const,
    phase: 2 as const,
  });

export function openTab(
  world: World,
  device: Device,
  released: (tab: Tab, purposes: readonly string[]) => void,
): Tab {
  const { scheduler } = world;
  const { random } = device;
  const by: Owner = owner(`${device.name}.${(device.opened += 1)}`, () => {
    device.disturbed = scheduler.now();
    lose(device, tab, true);
  });
  const threw = (error: unknown): void => world.break('no listener throws', String(error));
  const timers = timersOf(scheduler, by, threw);
  const document = createDocument(
    ['ads', 'mail', 'ads stats'],
    (purposes) => released(tab, purposes),
    threw,
  );
  const window = listeners(() => ({}), threw);
  const later = <Value>(value: () => Value): Promise<Value> =>
    random.chance(0.9)
      ? Promise.resolve().then(value)
      : new Promise((resolve, reject) => {
          scheduler.after(random.between(0, 20), by, () => {
            Promise.resolve().then(value).then(resolve, reject);
          });
        });
  const globals = {
    ...timers,
    AbortController,
    AbortSignal: abortSignalOf(timers.setTimeout),
    BroadcastChannel: device.has.channels
      ? createChannels(device.between, by, scheduler, random, threw)
      : undefined,
    CryptoKey,
    Date: dateOf(device.clock),
    Document,
    Element: function Element() {},
    Intl: INTL,
    atob,
    btoa,
    HTMLElement: function HTMLElement() {},
    Event,
    MutationObserver: function MutationObserver() {
      return { observe() {}, disconnect() {} };
    },
    addEventListener: window.addEventListener,
    removeEventListener: window.removeEventListener,
    console: { error() {}, warn() {}, log() {} },
    crypto: createCrypto(world.ring, random, later),
    document,
    fetch: createFetch(world, device.network, by, random, {
      posts(events) {
        for (const { id, event } of events) {
          world.note(event);
          tab.posted.add(id);
        }
      },
      reads: (ids) => void tab.told.push({ at: scheduler.now(), ids }),
    }),
    globalThis: {},
    indexedDB: createIndexedDb(device.disk, by, threw),
    isSecureContext: true,
    latePart: (part: () => unknown) =>
      new Promise((resolve, reject) => {
        const missing = device.network.health === 'offline' && random.chance(0.1);
        if (missing) tab.missed = true;
        scheduler.after(random.between(0, 30), by, () =>
          missing ? reject(new TypeError('no such part')) : resolve(part()),
        );
      }),
    localStorage: device.local.storage((key, value) => {
      // An act is noted in the task in which it is made, though nothing may keep it.
      if (!key.includes(' ')) return;
      const act = JSON.parse(value) as Act;
      world.note(act);
      tab.acts.add(world.made(act));
      tab.noted.set(world.made(act), scheduler.now());
      tab.era = key.split(' ')[2] ?? '';
      attribute(world, tab, world.made(act));
    }),
    location: { origin: 'https://site.example', href: 'https://site.example/', protocol: 'https:' },
    Math: Object.assign(Object.create(Math) as object, { random: random.unit }),
    navigator: {
      languages: ['en'],
      get onLine() {
        return device.network.health !== 'offline';
      },
      ...(device.has.locks ? { locks: createLocks(device.between, by, scheduler) } : {}),
    },
    performance: { now: () => scheduler.now() },
    queueMicrotask,
  };
  const index = device.history.length - 1;
  const now = scheduler.now();
  const version = world.published;
  const tab: Tab = {
    name: by.name,
    owner: by,
    device,
    document,
    window,
    version,
    began: now,
    floor: index,
    chance: { at: now, index },
    torn: false,
    missed: false,
    puts: 0,
    degraded: false,
    acts: new Set(),
    noted: new Map(),
    added: new Set(),
    posted: new Set(),
    told: [],
    denied: new Map(),
    era: '',
    met: { at: now, asked: now, who: NOBODY, since: now, changed: now, before: [] },
    lost: undefined,
    consent: undefined as never,
  };
  device.tabs.push(tab);
  const { createConsent } = world.programs.page(globals);
  const options = { notices: noticesOf(version), endpoint: '/doui' };
  const subjectToken = tokensOf(world, tab);
  return Object.assign(tab, { consent: createConsent({ ...options, subjectToken }) });
}

/** It goes away, for good or into the back-forward cache. */
export function leave({ document, window }: Tab, persisted: boolean): void {
  document.hidden = true;
  document.fire('visibilitychange');
  window.fire('pagehide', { persisted });
}

/** What the site's own program says about who is there. */
function tokensOf(world: World, tab: Tab): (() => Promise<string | undefined>) | undefined {
  const { login, scheduler } = world;
  if (login === undefined) return undefined;
  const { device, owner: by } = tab;
  const { random, session, disk } = device;
  const way = (longest: number): Promise<void> =>
    new Promise((resolve) => void scheduler.after(random.between(0, longest), by, resolve));
  return async () => {
    const asked = scheduler.now();
    await way(30);
    const { who, health } = session;
    // What is on its way may be outdated when it comes.
    await way(random.chance(0.2) ? 2_000 : 30);
    if (health === 'failing' || health === 'hanging') tab.lost ??= scheduler.now();
    if (health === 'failing') throw new TypeError('the login does not answer');
    if (health === 'hanging') return new Promise(() => {});
    const isCertain = disk.health === 'well' && scheduler.now() - device.faulted > HEARD;
    meet(world, tab, who, isCertain, asked);
    return who === NOBODY ? undefined : login.token(who, health === 'expired' ? AGED : 0);
  };
}

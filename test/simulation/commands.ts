import type { Consent } from '../../src/core/api.ts';
import { clear, crash, createDevice, lose, type Device } from './device.ts';
import { clone } from './env/indexeddb.ts';
import { connected, kept, type StorageHealth } from './env/disk.ts';
import { justify, type Recorded } from './laws.ts';
import { PURPOSES, VERSIONS, type Purpose } from './notices.ts';
import { NOBODY, PEOPLE } from './login.ts';
import { share, type Session } from './people.ts';
import { HEARD } from './spans.ts';
import { click, leave, openTab, type Tab } from './tab.ts';
import type { World } from './world.ts';

/** What people, browsers, networks and servers do. Each says what it did. */
export interface Commands {
  readonly recorded: Recorded[];
  run(): string;
}

const MAX_DEVICES = 5;
const MAX_TABS = 3;
const HEALTHS: readonly StorageHealth[] = ['well', 'well', 'failing', 'hanging', 'full'];

const WEIGHTS = {
  decide: 24,
  withdraw: 8,
  acknowledge: 3,
  open: 10,
  close: 3,
  reload: 4,
  'crash tab': 3,
  'crash browser': 2,
  freeze: 3,
  thaw: 4,
  hide: 3,
  show: 4,
  network: 8,
  storage: 4,
  evict: 1,
  clock: 2,
  publish: 1,
  clone: 1,
  'crash server': 4,
  'start server': 4,
  database: 2,
  wait: 8,
} as const;

/** And what they do besides where people log in. */
const PEOPLED = { ...WEIGHTS, login: 7, logout: 4, session: 3, keys: 2, unlink: 1 } as const;

type Name = keyof typeof PEOPLED;

export function createCommands(world: World): Commands {
  const { random, scheduler, cluster, devices } = world;
  const recorded: Recorded[] = [];

  const released = (tab: Tab, purposes: readonly string[]): void => {
    for (const purpose of purposes) justify(world, tab, purpose as Purpose, 'was let go');
  };
  const awake = (): Tab[] =>
    devices.flatMap(({ tabs }) => tabs.filter(({ owner }) => !owner.frozen));
  const open = (device: Device): Tab => openTab(world, device, released);
  const someTab = (): Tab =>
    awake().length > 0 ? random.pick(awake()) : open(random.pick(devices));
  const visible = (tab: Tab): void => {
    tab.chance = { at: scheduler.now(), index: tab.device.history.length - 1 };
  };

  const act = (
    tab: Tab,
    decisions: { readonly [purpose: string]: 'granted' | 'refused' },
    run: (consent: Consent) => Promise<unknown>,
  ): void => {
    const denied = PURPOSES.filter((purpose) => decisions[purpose] === 'refused');
    // Now and then the page is gone in the middle of the click.
    if (random.chance(0.04)) tab.owner.fuse = random.between(0, 8);
    const mark = world.acts;
    const at = new Date(tab.device.clock()).toISOString();
    const before = new Map(tab.denied);
    const ready = tab.consent.state().phase === 'ready';
    const shut = (): void => {
      for (const purpose of denied)
        tab.denied.set(purpose, { act: mark, at: scheduler.now(), era: tab.era });
    };
    if (ready) shut();
    if (ready) {
      const decided = Object.entries(decisions).map(
        ([purpose, decision]) => [purpose, { decision, parents: [] }] as const,
      );
      world.note({ at, decisions: Object.fromEntries(decided) });
      tab.acts.add(world.made({ at, decisions: Object.fromEntries(decided) }));
    }
    const { puts } = tab;
    const { disk, faulted } = tab.device;
    const mended = disk.health === 'well' && scheduler.now() - faulted > HEARD;
    const clean = ready && !tab.torn && !tab.degraded && mended && connected(disk, tab.owner);
    const promise = run(tab.consent);
    // Now it is known whose turn it was.
    if (ready) shut();
    let late = false;
    // Its microtasks belong to the task.
    scheduler.atEnd(() => void (late = clean && tab.owner.alive && tab.puts === puts));
    promise.then(
      (entry) => {
        if (late && !tab.degraded) world.break('an act is put in the task of its click', tab.name);
        const { id } = (entry ?? {}) as { id?: string };
        if (id !== undefined) recorded.push({ device: tab.device, id });
      },
      (error: Error & { code?: string }) => {
        world.say(`${tab.name} could not: ${error.message}`);
        if (['unknown-purpose', 'untrusted-grant'].includes(error.code ?? '')) {
          for (const purpose of denied) {
            const earlier = before.get(purpose);
            if (earlier === undefined) tab.denied.delete(purpose);
            else tab.denied.set(purpose, earlier);
          }
        }
      },
    );
    if (!tab.owner.alive || !ready) return;
    for (const purpose of denied) {
      if (tab.consent.allows(purpose))
        world.break('a denial closes at once', `${purpose} in ${tab.name}`);
    }
  };
  const decide = (
    tab: Tab,
    decisions: { readonly [purpose: string]: 'granted' | 'refused' },
  ): string => {
    const grants = Object.values(decisions).includes('granted');
    const event = click();
    act(tab, decisions, (consent) =>
      consent.record(decisions, random.chance(0.8) || grants ? { event, surface: 'banner' } : {}),
    );
    event.phase = 0;
    return `${tab.name} ${JSON.stringify(decisions)}`;
  };
  const close = (tab: Tab): void => {
    leave(tab, false);
    lose(tab.device, tab, true);
  };
  const die = (tab: Tab): void => {
    tab.device.disturbed = scheduler.now();
    lose(tab.device, tab, true);
  };
  const create = (): Device => {
    const device = createDevice(
      world,
      `d${devices.length + 1}`,
      random.fork(1_000 + devices.length),
    );
    devices.push(device);
    return device;
  };

  const commands: { readonly [name in Name]: () => string } = {
    decide() {
      const some = PURPOSES.filter(() => random.chance(0.5));
      const purposes = some.length > 0 ? some : [random.pick(PURPOSES)];
      const decision = (): 'granted' | 'refused' => (random.chance(0.6) ? 'granted' : 'refused');
      return decide(
        someTab(),
        Object.fromEntries(purposes.map((purpose) => [purpose, decision()])),
      );
    },
    withdraw: () => decide(someTab(), { [random.pick(PURPOSES)]: 'refused' }),
    acknowledge() {
      const tab = someTab();
      act(tab, {}, (consent) => consent.acknowledge(['policy']));
      return tab.name;
    },
    open() {
      if (devices.length === 0 || (devices.length < MAX_DEVICES && random.chance(0.2))) create();
      const device = random.pick(devices);
      return device.tabs.length < MAX_TABS ? open(device).name : 'too many';
    },
    close() {
      const tab = someTab();
      close(tab);
      return tab.name;
    },
    reload() {
      const tab = someTab();
      close(tab);
      return `${tab.name} as ${open(tab.device).name}`;
    },
    'crash tab'() {
      const tab = someTab();
      if (random.chance(0.5)) tab.owner.fuse = random.between(0, 12);
      else die(tab);
      return tab.name;
    },
    'crash browser'() {
      const device = random.pick(devices);
      device.disturbed = scheduler.now();
      crash(device);
      return device.name;
    },
    freeze() {
      const tab = someTab();
      leave(tab, true);
      tab.owner.frozen = true;
      return tab.name;
    },
    thaw() {
      const frozen = devices.flatMap(({ tabs }) => tabs.filter(({ owner }) => owner.frozen));
      if (frozen.length === 0) return 'none';
      const tab = random.pick(frozen);
      thaw(tab);
      return tab.name;
    },
    hide() {
      const tab = someTab();
      tab.document.hidden = true;
      tab.document.fire('visibilitychange');
      return tab.name;
    },
    show() {
      const tab = someTab();
      tab.document.hidden = false;
      visible(tab);
      tab.document.fire('visibilitychange');
      tab.window.fire('focus');
      return tab.name;
    },
    network() {
      const device = random.pick(devices);
      const { network } = device;
      network.health = random.pick(['well', 'well', 'offline', 'lossy', 'lossy', 'portal']);
      if (network.health === 'well')
        for (const tab of awake()) if (tab.device === device) tab.window.fire('online');
      return `${device.name} ${network.health}`;
    },
    storage() {
      const device = random.pick(devices);
      device.disturbed = device.faulted = scheduler.now();
      // Where people log in too, who holds a turn that only memory knows cannot be told from outside.
      device.disk.health = world.login === undefined ? random.pick(HEALTHS) : 'well';
      return `${device.name} ${device.disk.health}`;
    },
    evict() {
      const device = random.pick(devices);
      device.disturbed = scheduler.now();
      // What localStorage alone still holds belongs to whoever is there then.
      const all = random.chance(0.6) || world.login !== undefined;
      crash(device);
      clear(
        device,
        all,
        [...kept(device.disk, 'event'), ...kept(device.disk, 'act')].map(({ id }) => id),
      );
      return `${device.name} ${all ? 'all' : 'IndexedDB'}, ${device.tabs.length} tabs open`;
    },
    clock() {
      const device = random.pick(devices);
      device.skew = random.pick([-1, -0.003, 0, 0, 0.003, 1]) * 10 * 365 * 86_400_000;
      return `${device.name} ${device.skew}`;
    },
    publish() {
      world.published = Math.min(VERSIONS, world.published + 1);
      return `version ${world.published}`;
    },
    clone() {
      if (devices.length >= MAX_DEVICES) return 'too many';
      const from = random.pick(devices);
      const to = create();
      for (const [name, { version, stores }] of from.disk.bases) {
        const copies = [...stores].map(([store, objects]) => {
          const entries = [...objects].map(
            ([key, entry]) => [key, clone(entry) as typeof entry] as const,
          );
          return [store, new Map(entries)] as const;
        });
        to.disk.bases.set(name, { version, stores: new Map(copies), open: new Set(), queue: [] });
      }
      to.local.copyFrom(from.local);
      Object.assign(to.session, from.session);
      share(world, from);
      to.disk.committed();
      return `${from.name} as ${to.name}`;
    },
    'crash server'() {
      const at = random.between(0, 1);
      const process = cluster.processes[at];
      if (process === undefined) return `${at} is down`;
      if (random.chance(0.6)) process.owner.fuse = random.between(0, 6);
      else cluster.crash(at);
      return `${at}`;
    },
    'start server'() {
      const at = random.between(0, 1);
      cluster.crash(at);
      cluster.start(at);
      return `${at}`;
    },
    database: () => (cluster.health = random.pick(['well', 'well', 'refusing', 'forgetful'])),
    wait: () => 'a while',
    login() {
      const device = random.pick(devices);
      return become(device, random.pick(PEOPLE));
    },
    logout: () => become(random.pick(devices), NOBODY),
    session() {
      const { session, name } = random.pick(devices);
      session.health = random.pick(['well', 'well', 'failing', 'hanging', 'expired']);
      return `${name} ${session.health}`;
    },
    keys() {
      const { login } = world;
      if (login !== undefined)
        login.health = random.pick(['well', 'well', 'down', 'portal', 'silent']);
      return `${login?.health}`;
    },
    unlink() {
      const person = random.pick(PEOPLE);
      void cluster.store.unlink(person);
      return person;
    },
  };
  /** The site goes on to another page, or says so to this one, or to none. */
  const become = (device: Device, who: Session['who']): string => {
    device.session.who = who;
    const tabs = device.tabs.filter(({ owner }) => !owner.frozen);
    const said = `${device.name} ${who}`;
    if (tabs.length === 0 || random.chance(0.2)) return said;
    const tab = random.pick(tabs);
    if (random.chance(0.5)) {
      tab.consent.sync().catch(() => {});
      return `${said}, ${tab.name} is told`;
    }
    close(tab);
    return `${said}, ${tab.name} as ${open(device).name}`;
  };

  const thaw = (tab: Tab): void => {
    if (random.chance(0.5)) scheduler.thaw(tab.owner);
    tab.owner.frozen = false;
    tab.document.hidden = false;
    visible(tab);
    tab.window.fire('pageshow', { persisted: true });
    tab.document.fire('visibilitychange');
    scheduler.thaw(tab.owner);
  };

  return {
    recorded,
    run() {
      const name =
        devices.length === 0
          ? 'open'
          : random.weighed(world.login === undefined ? WEIGHTS : PEOPLED);
      const did = commands[name]();
      return `${name}: ${did}`;
    },
  };
}

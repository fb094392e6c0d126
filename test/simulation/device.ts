import { between, type Between } from './env/channels.ts';
import { abandon, evict, type Disk } from './env/disk.ts';
import type { Network } from './env/fetch.ts';
import { createLocal, type Local } from './env/local.ts';
import { NOBODY } from './login.ts';
import { snapshotOf, type Snapshot } from './oracle.ts';
import { judgeTurn, type Session } from './people.ts';
import type { Random } from './random.ts';
import { owner, type Owner } from './scheduler.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

/** One browser profile: what its tabs share, and what outlives them. */
export interface Device {
  readonly name: string;
  readonly owner: Owner;
  readonly disk: Disk;
  readonly local: Local;
  readonly network: Network;
  readonly between: Between;
  readonly random: Random;
  readonly tabs: Tab[];
  /** How many tabs were ever opened. */
  opened: number;
  /** By how much its clock is off, in milliseconds. */
  skew: number;
  /** Whether its browser has these at all. */
  readonly has: { readonly channels: boolean; readonly locks: boolean; readonly local: boolean };
  /** What its storage has said, from the beginning. */
  readonly history: Snapshot[];
  /** When something last went wrong that may have kept its tabs from hearing of each other. */
  disturbed: number;
  /** When its storage was last not well. */
  faulted: number;
  readonly session: Session;
  /** Whom its tabs were told of, and what was decided before somebody logged in. */
  readonly answers: { readonly at: number; readonly who: string }[];
  readonly unclaimed: Set<number>;
  /** Whose each turn is, and since when. */
  readonly owners: Map<string, { readonly at: number; readonly who: readonly string[] }>;
  /** Events that an eviction took away. */
  readonly evicted: Set<string>;
  clock(): number;
}

export function createDevice(world: World, name: string, random: Random): Device {
  const { scheduler } = world;
  const browser = owner(name);
  const disk: Disk = {
    bases: new Map(),
    health: 'well',
    owner: browser,
    random,
    scheduler,
    committed(page) {
      const last = device.history.at(-1);
      const before = last?.all ?? [];
      const now = snapshotOf(disk, world.made, page);
      device.history.push(now);
      const by = device.tabs.find((one) => one.owner === page);
      if (last !== undefined && by !== undefined && now.era !== last.era) {
        judgeTurn(world, device, by, last, now);
      }
      if (String(device.owners.get(now.era)?.who) !== String(now.who)) {
        device.owners.set(now.era, { at: now.at, who: now.who });
      }
      const held = new Set(now.all.map(({ made }) => made));
      // What is safe elsewhere is forgotten where it was another's turn.
      const lost = before.find(
        ({ made, id, era }) =>
          !held.has(made) &&
          !device.evicted.has(id) &&
          (era === now.era || !world.cluster.committed.has(id)),
      );
      if (lost !== undefined) world.break('what is durable stays', `${lost.id} on ${name}`);
    },
    orphaned: () => void (device.disturbed = scheduler.now()),
    asked(page, key, value) {
      const tab = device.tabs.find((one) => one.owner === page);
      if (key[0] === 'event') tab?.added.add(key[1] ?? '');
      if (key[0] !== 'act') return;
      if (tab !== undefined) tab.puts += 1;
      world.note(value as never);
      tab?.acts.add(world.made(value as never));
    },
  };
  const device: Device = {
    name,
    owner: browser,
    disk,
    local: createLocal(scheduler, browser),
    network: { health: 'well', carried: 0 },
    between: between(),
    random,
    tabs: [],
    opened: 0,
    skew: 0,
    has: { channels: random.chance(0.9), locks: random.chance(0.8), local: random.chance(0.9) },
    history: [],
    disturbed: 0,
    faulted: 0,
    session: { who: NOBODY, health: 'well' },
    answers: [],
    unclaimed: new Set(),
    owners: new Map(),
    evicted: new Set(),
    clock: () => world.epoch + scheduler.now() + device.skew,
  };
  device.local.denied = !device.has.local;
  disk.committed();
  return device;
}

/** A tab is gone. Where its browser goes too, what is in flight is as luck has it. */
export function lose(
  { tabs, disk, between: shared }: Device,
  tab: Tab,
  browserLives: boolean,
): void {
  tab.owner.alive = false;
  tabs.splice(tabs.indexOf(tab), 1);
  for (const channel of shared.channels)
    if (channel.page === tab.owner) shared.channels.delete(channel);
  abandon(disk, tab.owner, browserLives);
}

/** The browser is killed. */
export function crash(device: Device): void {
  for (const tab of device.tabs.slice()) lose(device, tab, false);
  device.local.crash();
  device.network.carried = 0;
}

/** The browser takes storage away, or the person does. */
export function clear(device: Device, all: boolean, ids: readonly string[]): void {
  for (const id of ids) device.evicted.add(id);
  // A page that stays open goes on with what it knows.
  for (const tab of device.tabs) tab.torn = true;
  evict(device.disk);
  if (all) device.local.clear();
}

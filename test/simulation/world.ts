import type { Act } from '../../src/core/event.ts';
import type { Programs } from './bundle.ts';
import { createCluster, type Cluster } from './cluster.ts';
import type { Device } from './device.ts';
import type { Keyring } from './env/crypto.ts';
import { wordsOf } from './oracle.ts';
import { randomOf, type Random } from './random.ts';
import { createScheduler, type Owner, type Scheduler } from './scheduler.ts';

/** A law that did not hold. */
export interface Violation {
  /** The law, by its short name. */
  readonly law: string;
  readonly detail: string;
  readonly step: number;
  readonly at: number;
}

/** All there is: devices, servers, time, and one stream of luck for each part. */
export interface World {
  readonly programs: Programs;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly ring: Keyring;
  readonly devices: Device[];
  readonly cluster: Cluster;
  /** How many versions of the notice are published. */
  published: number;
  step: number;
  violation: Violation | undefined;
  /** Called after each task, with whoever ran. */
  watch: (by: Owner | undefined) => void;
  /** Everybody's clock at the beginning, without what a device's own is off. */
  readonly epoch: number;
  /** The place of an act among all acts, by its words. */
  made(act: Pick<Act, 'at' | 'decisions'>): number;
  /** Notes an act that is begun. */
  note(act: Pick<Act, 'at' | 'decisions'>): void;
  acts: number;
  say(text: string): void;
  break(law: string, detail: string): void;
}

export function createWorld(seed: number, programs: Programs, say: (text: string) => void): World {
  const random = randomOf(seed);
  const words = new Map<string, number>();
  const scheduler: Scheduler = createScheduler(
    (by) => {
      world.watch(by);
      return world.violation === undefined;
    },
    () => undefined,
  );
  const world: World = {
    programs,
    random: random.fork(1),
    scheduler,
    ring: new Map(),
    devices: [],
    cluster: undefined as never,
    published: 1,
    step: 0,
    violation: undefined,
    watch: () => {},
    epoch: Date.UTC(2026, 10, 22),
    acts: 0,
    made: (act) => words.get(wordsOf(act)) ?? -1,
    note: (act) => void words.set(wordsOf(act), words.get(wordsOf(act)) ?? (world.acts += 1)),
    say: (text) => say(`${String(scheduler.now()).padStart(9)}  ${text}`),
    break(law, detail) {
      if (world.violation !== undefined) return;
      world.violation = { law, detail, step: world.step, at: scheduler.now() };
      world.say(`BROKEN ${law}: ${detail}`);
    },
  };
  return Object.assign(world, { cluster: createCluster(world, random.fork(2)) });
}

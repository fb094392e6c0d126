import type { Act } from '../../src/core/event.ts';
import type { Programs } from './bundle.ts';
import { createCluster, type Cluster } from './cluster.ts';
import type { Device } from './device.ts';
import type { Keyring } from './env/crypto.ts';
import { createLogin, type Login } from './login.ts';
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
  /** Where people log in; absent where the site knows nobody. */
  readonly login: Login | undefined;
  /** Per act who may have made it: it may reach the pages of no others. */
  readonly makers: Map<number, Set<string>>;
  /** Keys that more than one device has, since a profile was copied. */
  readonly shared: Set<string>;
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

/** So that the seeds of before there were people tell what they told. */
const PEOPLED = 8_009;

export async function createWorld(
  seed: number,
  programs: Programs,
  say: (text: string) => void,
): Promise<World> {
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
    login: undefined,
    makers: new Map(),
    shared: new Set(),
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
  if (random.fork(PEOPLED).chance(0.5)) {
    const now = (): number => world.epoch + scheduler.now();
    Object.assign(world, { login: await createLogin(world.ring, random.fork(3), now) });
  }
  return Object.assign(world, { cluster: createCluster(world, random.fork(2)) });
}

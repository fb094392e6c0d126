import type { Programs } from './bundle.ts';
import { createCommands } from './commands.ts';
import { check, watchTab } from './laws.ts';
import { createWorld, type Violation } from './world.ts';
import { settle } from './rest.ts';

/** How one history came out. */
export interface Outcome {
  readonly seed: number;
  readonly violation: Violation | undefined;
  readonly tasks: number;
  readonly acts: number;
}

export interface Telling {
  readonly steps?: number;
  /** Steps to leave out: what is left is the history that is wanted. */
  readonly without?: ReadonlySet<number>;
  readonly say?: (text: string) => void;
}

/** A history that follows from its seed: up to so many steps, and then everything heals. */
export async function tell(
  seed: number,
  programs: Programs,
  { steps = 60, without = new Set(), say = () => {} }: Telling = {},
): Promise<Outcome> {
  const world = await createWorld(seed, programs, say);
  const { scheduler, cluster, random } = world;
  world.watch = (by) => {
    for (const { tabs } of world.devices)
      for (const tab of tabs) if (tab.owner === by) watchTab(world, tab);
    if (scheduler.count() > 200_000) world.break('nothing runs for ever', 'too many tasks');
  };
  const commands = createCommands(world);
  cluster.start(0);
  cluster.start(1);
  const count = random.between(Math.ceil(steps / 4), steps);
  for (world.step = 1; world.step <= count && world.violation === undefined; world.step += 1) {
    const span = random.weighed({ none: 3, brief: 6, short: 5, long: 2, hours: 0.3 });
    const spans = { none: 0, brief: 30, short: 400, long: 20_000, hours: 3 * 3_600_000 };
    if (!without.has(world.step)) {
      world.say(`${world.step}. ${commands.run()}`);
      await scheduler.pass(random.between(0, spans[span]));
      check(world, commands.recorded);
    }
  }
  if (world.violation === undefined) await settle(world, commands.recorded);
  return { seed, violation: world.violation, tasks: scheduler.count(), acts: world.acts };
}

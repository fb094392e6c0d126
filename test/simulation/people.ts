import type { Device } from './device.ts';
import { kept, type KeptKey } from './env/disk.ts';
import { NOBODY, type Person } from './login.ts';
import type { Fact, Snapshot } from './oracle.ts';
import { HEARD, LEARNT } from './spans.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

/*
 * Whose an act is, told from outside: whoever the page had last been told to be there, or whom
 * another tab of its device has been told of since. What nobody in particular decided is theirs who
 * then log in first.
 */

/** Nobody can say who made it: it was barred, or its profile was copied. */
const ANYBODY = 'anybody';

/** Who is logged in on a device, and how its pages are told. */
export interface Session {
  who: Person | typeof NOBODY;
  health: 'well' | 'failing' | 'hanging' | 'expired';
}

/** Notes who may have made an act in a tab. */
export function attribute(world: World, { device, met, lost }: Tab, made: number): void {
  const { makers, scheduler } = world;
  const since = device.answers.filter(({ at }) => at >= met.at);
  const all = makers.get(made) ?? new Set();
  for (const { who } of [met, ...since]) all.add(who);
  // Until the next one's turn has begun, a click is still in the one before.
  if (scheduler.now() - met.changed < HEARD) for (const who of met.before) all.add(who);
  if (lost !== undefined) all.add(ANYBODY);
  makers.set(made, all);
  if (all.has(NOBODY)) device.unclaimed.add(made);
}

/** A page has been told who is there: whoever was when it asked, or since. */
export function meet(world: World, tab: Tab, who: string, isCertain: boolean, asked: number): void {
  const { device } = tab;
  const at = world.scheduler.now();
  // Who logs in takes over what nobody in particular had decided.
  const isSame = tab.met.who === who || (tab.met.who === NOBODY && who !== NOBODY);
  const { since, changed, before } = tab.met;
  const others = device.answers.flatMap((one) => (one.at >= tab.met.at ? one.who : []));
  const isStill = tab.met.who === who && others.every((one) => one === who);
  tab.met = {
    at,
    asked,
    who,
    since: isSame ? since : at,
    changed: isStill ? changed : at,
    before: isStill ? before : [tab.met.who, ...others],
  };
  tab.lost = undefined;
  device.answers.push(tab.met);
  const isLate = device.answers.some((one) => one.at >= asked && one.who !== who);
  if (who === NOBODY) return;
  for (const made of device.unclaimed) world.makers.get(made)?.add(who);
  // Where storage fails, or somebody else was met meanwhile, it may not be kept that they were here.
  if (isCertain && !isLate) device.unclaimed.clear();
}

/** A turn that begins is of whom the page was told, after it knew who was there before. */
export function judgeTurn(
  world: World,
  device: Device,
  tab: Tab,
  last: Snapshot,
  next: Snapshot,
): void {
  if (last.who.join() === next.who.join()) return;
  const { at = 0, who = [] } = device.owners.get(last.era) ?? {};
  const now = world.scheduler.now();
  const isCalm = device.disk.health === 'well' && now - device.faulted > HEARD;
  // Between reading that nobody else is there, and writing who is, another page may do so too.
  if (isCalm && tab.met.asked < at && now - at > LEARNT) {
    world.break(
      'an answer from before another was met is asked for again',
      `${who.join()} in ${tab.name}`,
    );
  }
}

/** A profile is copied: what nobody has sealed or claimed yet may become anybody's. */
export function share({ makers, shared }: World, { unclaimed, history, disk }: Device): void {
  const acts = history.at(-1)?.all.filter(({ sealed }) => !sealed) ?? [];
  for (const made of [...unclaimed, ...acts.map((act) => act.made)]) makers.get(made)?.add(ANYBODY);
  for (const { value } of kept(disk, 'device')) shared.add((value as KeptKey).key.x);
}

/** Whether a fact may be among those of these people; of nobody in particular, where there are none. */
export function belongs({ makers, shared }: World, fact: Fact, who: readonly string[]): boolean {
  const by = makers.get(fact.made);
  if (by === undefined || by.has(ANYBODY) || (fact.key !== undefined && shared.has(fact.key))) {
    return true;
  }
  return who.length === 0 ? by.has(NOBODY) : who.some((one) => by.has(one));
}

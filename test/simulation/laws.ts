import type { Device } from './device.ts';
import { kept } from './env/disk.ts';
import { PURPOSES, type Purpose } from './notices.ts';
import { headsOf, isLive, type Fact, type Snapshot } from './oracle.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

/** How long a tab may take to learn what it was told. */
const LEARNT = 1_000;

/** An act that a page said it had recorded. */
export interface Recorded {
  readonly device: Device;
  readonly id: string;
}

/** How long tabs may take to hear of each other, or of their storage, where nothing is in the way. */
export const HEARD = 3_000;

/**
 * What is open here must be what some state of the device's storage says, of late enough; with what
 * this tab has itself added since, of which it knows before it hears of the rest. A person who
 * grants here what they denied a moment ago, before that denial had a name that the grant could
 * give, may see it open.
 */
export function justify(world: World, tab: Tab, purpose: Purpose, what: string): void {
  const { device, version, floor, denied } = tab;
  const { history } = device;
  const live = (snapshot: Snapshot): boolean =>
    isLive(snapshot, purpose, version, denied.get(purpose));
  const since = history.slice(floor).toReversed();
  if (since.some(live)) return;
  const facts = (since[0]?.facts ?? []).filter(({ sealed }) => sealed);
  const own = attestedTo(world, tab).flatMap((attested) => {
    const made = [...facts, ...attested].filter((fact) => tab.acts.has(fact.made));
    // It may be about to learn what it has written, or have learnt it already.
    return [made, [...facts.filter(({ id }) => tab.added.has(id)), ...attested]];
  });
  if (own.some((all) => since.some((snapshot) => live(known(snapshot, all, tab, purpose))))) return;
  // Where storage cannot be read, that is all there is; silence grants nothing.
  const alone = own.map((all) => headsOf(0, all));
  const grants = (one: Snapshot): boolean => one.heads[purpose].length > 0 && live(one);
  if (tab.degraded && alone.some(grants)) return;
  const last = JSON.stringify(history.at(-1)?.heads[purpose]);
  world.break(
    'nothing opens without a live grant',
    `${purpose} ${what} in ${tab.name}, which denied it before act ${denied.get(purpose)}; storage says ${last}`,
  );
}

/**
 * What the server has told a tab, now or a moment ago: it may not have learnt it yet. What only memory
 * keeps opens no sooner.
 */
function attestedTo({ cluster, scheduler, made }: World, { told }: Tab): Fact[][] {
  const late = told.filter(({ at }) => at >= scheduler.now() - LEARNT);
  const early = told.slice(0, told.length - late.length);
  return [undefined, ...late].map((_, count) =>
    [...early, ...late.slice(0, count)].flatMap(({ ids }) =>
      ids.flatMap((id) => {
        const act = cluster.committed.get(id);
        return act === undefined ? [] : { id, act, sealed: true, made: made(act) };
      }),
    ),
  );
}

/** A snapshot with what a tab has added to it; what was denied before its last grant is superseded. */
function known(
  { at, facts }: Snapshot,
  own: readonly Fact[],
  tab: Tab,
  purpose: Purpose,
): Snapshot {
  const granted = Math.max(
    ...own.map(({ act, made }) =>
      tab.acts.has(made) && act.decisions[purpose]?.decision === 'granted' ? made : -1,
    ),
  );
  const all = new Map([...facts, ...own].map((fact) => [fact.id, fact]));
  return headsOf(
    at,
    [...all.values()],
    ({ made, sealed }) => made >= granted || (sealed && !tab.acts.has(made)),
  );
}

/** From when on a tab must have heard of what its device stores. */
function raise(world: World, tab: Tab): void {
  const { device, chance } = tab;
  const now = world.scheduler.now();
  if (device.disk.health !== 'well') device.disturbed = device.faulted = now;
  if (tab.torn) return;
  const calm = Math.max(device.disturbed, chance.at);
  if (now - calm <= HEARD) return;
  if (chance.at >= device.disturbed) tab.floor = Math.max(tab.floor, chance.index);
  // Whoever could not read does so when it is next looked at.
  if (!device.has.channels || chance.at < device.faulted) return;
  const { history } = device;
  for (let at = history.length - 1; at > tab.floor; at -= 1) {
    const snapshot = history[at];
    // Of its own commits nobody tells it.
    if (snapshot === undefined || snapshot.by === tab.owner) continue;
    if (snapshot.at > calm && snapshot.at < now - HEARD) tab.floor = at;
  }
}

/** After each task of a tab: nothing is open that may not be. */
export function watchTab(world: World, tab: Tab): void {
  if (!tab.owner.alive || tab.owner.frozen) return;
  tab.degraded ||= tab.consent.state().degraded;
  for (const purpose of PURPOSES) {
    if (tab.consent.allows(purpose)) justify(world, tab, purpose, 'is open');
  }
}

/** After each step: what was promised is kept. */
export function check(world: World, recorded: readonly Recorded[]): void {
  const { devices, cluster } = world;
  for (const device of devices) {
    for (const tab of device.tabs) {
      if (!tab.owner.frozen) raise(world, tab);
      watchTab(world, tab);
    }
    for (const { id } of kept(device.disk, 'receipt')) {
      if (!cluster.committed.has(id))
        world.break('acknowledged is stored', `${id} on ${device.name}`);
    }
  }
  for (const { device, id } of recorded) {
    if (cluster.committed.has(id) || device.evicted.has(id)) continue;
    if (!kept(device.disk, 'event').some((event) => event.id === id)) {
      world.break('what was recorded is kept', `${id} of ${device.name}`);
    }
  }
}

import type { ConsentEvent } from '../../src/core/event.ts';
import type { Device } from './device.ts';
import { kept } from './env/disk.ts';
import { NOBODY } from './login.ts';
import { PURPOSES, type Purpose } from './notices.ts';
import { headsOf, inTurn, isLive, type Fact, type Snapshot } from './oracle.ts';
import { belongs } from './people.ts';
import { ANSWERED, HEARD, LEARNT } from './spans.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

/** An act that a page said it had recorded. */
export interface Recorded {
  readonly device: Device;
  readonly id: string;
}

/**
 * What is open here must be what some state of the device's storage says, of late enough; with what
 * this tab has itself added since, of which it knows before it hears of the rest. A person who
 * grants here what they denied a moment ago, before that denial had a name that the grant could
 * give, may see it open.
 */
export function justify(world: World, tab: Tab, purpose: Purpose, what: string): void {
  const { device, version, floor } = tab;
  const { history } = device;
  const denied = tab.denied.get(purpose);
  const live = (snapshot: Snapshot): boolean =>
    isLive(snapshot, purpose, version, denied?.era === snapshot.era ? denied.act : undefined);
  const heard = history.slice(floor).toReversed();
  const turns = [...new Set(heard.map(({ era }) => era))];
  // Whoever has not heard yet that another's turn has begun is in the one before.
  const since = turns.flatMap((era) => heard.map(inTurn(era))).filter(isTheirs(world, tab));
  if (since.some(live)) return;
  const facts = (since[0]?.facts ?? []).filter(({ sealed }) => sealed);
  const own = attestedTo(world, tab).flatMap((attested) => {
    const made = [...facts, ...attested].filter((fact) => tab.acts.has(fact.made));
    // It may be about to learn what it has written, or have learnt it already.
    return [made, [...facts.filter(({ id }) => tab.added.has(id)), ...attested]];
  });
  if (own.some((all) => since.some((snapshot) => live(known(snapshot, all, tab, purpose))))) return;
  // What was made here in the turn before is not among what is known of the new one.
  const fresh = attestedTo(world, tab).at(-1) ?? [];
  const anew = fresh.filter(isOfTurn(tab));
  if (tab.degraded && own.some((all) => mayStandAlone(tab, all, live, purpose))) return;
  if (tab.degraded && tab.met.since > tab.began && mayStandAlone(tab, anew, live, purpose)) return;
  const last = JSON.stringify(history.at(-1)?.heads[purpose]);
  world.break(
    'nothing opens without a live grant',
    `${purpose} ${what} in ${tab.name}, which denied it before act ${denied?.act}; storage says ${last}`,
  );
}

/** Whether it came after whoever is there: what it learns when it ends the turn before is none of theirs. */
function isOfTurn({ met, noted, told, device }: Tab): (fact: Fact) => boolean {
  const { all = [] } = device.history.at(-1) ?? {};
  const before = told.flatMap(({ at, ids }) => (at < met.since ? ids : []));
  const former = new Set(all.filter(({ sealed }) => sealed).map(subjectOf));
  return (fact) =>
    (noted.get(fact.made) ?? Infinity) >= met.since &&
    (met.who !== NOBODY || (!before.includes(fact.id) && !former.has(subjectOf(fact))));
}

const subjectOf = ({ act }: Fact): unknown => (act as ConsentEvent).subject;

/**
 * Where storage fails, what a page has made and was told is all there is; silence grants nothing. A
 * turn that began meanwhile is nowhere but in its memory, and begins with silence.
 */
function mayStandAlone(
  { met, began, device, denied }: Tab,
  facts: readonly Fact[],
  live: (snapshot: Snapshot) => boolean,
  purpose: Purpose,
): boolean {
  const { who = [] } = device.history.at(-1) ?? {};
  const isNew = met.since > began || (who.length > 0 && !who.includes(met.who));
  const era = isNew ? 'in memory' : (denied.get(purpose)?.era ?? '');
  const alone = { ...headsOf(0, facts), era };
  return (alone.heads[purpose].length > 0 || isNew) && live(alone);
}

/**
 * What the server has told a tab, now or a moment ago: it may not have learnt it yet. What only memory
 * keeps opens no sooner.
 */
function attestedTo(world: World, { told: all, met }: Tab): Fact[][] {
  const { cluster, scheduler } = world;
  const isNew = scheduler.now() - met.changed < LEARNT;
  const told = all.filter(({ at }) => isNew || at >= met.since);
  const who = met.who === NOBODY ? [] : [met.who];
  const late = told.filter(({ at }) => at >= scheduler.now() - LEARNT);
  const early = told.slice(0, told.length - late.length);
  const fresh = told.filter(({ at }) => at >= met.changed);
  const heard = [undefined, ...late].map((_, count) => [...early, ...late.slice(0, count)]);
  return [...heard, fresh].map((answers) =>
    answers.flatMap(({ ids }) =>
      ids.flatMap((id) => {
        const act = cluster.committed.get(id);
        if (act === undefined) return [];
        const fact = { id, act, sealed: true, made: world.made(act) };
        return isNew || belongs(world, fact, who) ? fact : [];
      }),
    ),
  );
}

/** A snapshot with what a tab has added to it; what was denied before its last grant is superseded. */
function known(
  { at, facts, era }: Snapshot,
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
  const heads = headsOf(
    at,
    [...all.values()],
    ({ made, sealed }) => made >= granted || (sealed && !tab.acts.has(made)),
  );
  return { ...heads, era };
}

/** Whether a page may follow from this, by whom it was told is there. */
function isTheirs({ scheduler }: World, { device, met }: Tab): (snapshot: Snapshot) => boolean {
  return ({ era, at }) => {
    const { who: whose = [], at: since = 0 } = device.owners.get(era) ?? {};
    const isLater = at > met.at || scheduler.now() - met.changed < HEARD;
    return isLater || since > met.at || whose.length === 0 || whose.includes(met.who);
  };
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
  const { lost = Infinity, chance } = tab;
  // What had come to its end while it was frozen it learns when it is thawed.
  const forlorn = world.scheduler.now() - Math.max(lost, chance.at) > ANSWERED;
  for (const purpose of PURPOSES) {
    if (!tab.consent.allows(purpose)) continue;
    justify(world, tab, purpose, 'is open');
    if (forlorn) world.break('nothing is open while nobody says who is there', tab.name);
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
    const { facts = [], who = [] } = device.history.at(-1) ?? {};
    const strange = facts.find((fact) => !belongs(world, fact, who));
    // Who has just been met has not been noted yet.
    const isNew = (device.answers.at(-1)?.at ?? -Infinity) > world.scheduler.now() - LEARNT;
    if (strange !== undefined && !isNew) {
      world.break(
        'nobody’s events reach another',
        `${strange.id} to ${who.join()} on ${device.name}`,
      );
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

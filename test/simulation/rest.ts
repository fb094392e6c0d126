import type { SealedEvent } from '../../src/core/event.ts';
import { kept, type KeptKey } from './env/disk.ts';
import type { Device } from './device.ts';
import { check, type Recorded } from './laws.ts';
import { ATTACKER, PEOPLE } from './login.ts';
import { PURPOSES } from './notices.ts';
import { isLive } from './oracle.ts';
import { belongs } from './people.ts';
import { HEARD } from './spans.ts';
import { leave, openTab, type Tab } from './tab.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/**
 * Everything heals, and enough time passes for the longest backoff. Each device then takes note of
 * the notice, so that it speaks to the server once more, and what each says must be the same.
 */
export async function settle(world: World, recorded: readonly Recorded[]): Promise<void> {
  const { scheduler, cluster, devices } = world;
  world.say('everything heals');
  cluster.health = 'well';
  if (world.login !== undefined) world.login.health = 'well';
  for (const at of [0, 1]) {
    cluster.crash(at);
    cluster.start(at);
  }
  for (const device of devices) {
    device.disk.health = device.session.health = 'well';
    device.network.health = 'portal';
    device.disturbed = device.faulted = scheduler.now();
    for (const tab of device.tabs) if (!tab.owner.frozen) wake(world, tab);
  }
  await scheduler.pass(MINUTE);
  // Nobody says that the network is there again.
  for (const { network } of devices) network.health = 'well';
  await scheduler.pass(90 * MINUTE);
  for (const device of devices) pendingOn(world, device);
  for (const { tabs } of devices) for (const tab of tabs) wake(world, tab);
  await scheduler.pass(30 * MINUTE);
  for (const device of devices) {
    // What a page left unsealed is sealed when the next one starts.
    openTab(world, device, () => {});
  }
  await scheduler.pass(MINUTE);
  let before: ReadonlySet<string> = new Set();
  for (let round = 0; round < 3 && world.violation === undefined; round += 1) {
    before = new Set(cluster.committed.keys());
    for (const device of devices) {
      const tab = device.tabs.at(-1);
      tab?.consent.acknowledge(['policy']).catch(() => {});
      await scheduler.pass(5_000);
    }
    for (const device of devices) for (const tab of device.tabs) wake(world, tab);
    await scheduler.pass(20 * MINUTE);
    check(world, recorded);
  }
  if (world.violation === undefined) await compare(world, before);
  if (world.violation === undefined) await comparePeople(world, before);
  for (const device of devices) if (world.violation === undefined) await comeBack(world, device);
}

/** A page that was frozen while another denied what is open in it shuts that when it comes back. */
async function comeBack(world: World, device: Device): Promise<void> {
  const { scheduler } = world;
  const stale = device.tabs.find(
    ({ consent, torn }) => !torn && PURPOSES.some((purpose) => consent.allows(purpose)),
  );
  if (stale === undefined) return;
  leave(stale, true);
  stale.owner.frozen = true;
  const other = openTab(world, device, () => {});
  await scheduler.pass(4_000);
  other.consent
    .record(Object.fromEntries(PURPOSES.map((purpose) => [purpose, 'refused'] as const)))
    .catch(() => {});
  await scheduler.pass(4_000);
  wake(world, stale);
  await scheduler.pass(HEARD);
  const last = device.history.at(-1);
  for (const purpose of PURPOSES) {
    const isDenied = last !== undefined && !isLive(last, purpose, stale.version);
    if (isDenied && stale.consent.allows(purpose)) {
      world.break('who comes back looks', `${purpose} in ${stale.name}`);
    }
  }
}

/** What pages that are awake have tried to send, they have sent by themselves. */
function pendingOn(world: World, { disk, tabs, name }: Device): void {
  const awake = tabs.filter(
    ({ owner, missed, consent }) => !owner.frozen && !missed && consent.state().phase === 'ready',
  );
  const known = awake.flatMap(({ posted }) => [...posted]);
  const attested = new Set(kept(disk, 'receipt').map(({ id }) => id));
  const left = kept(disk, 'event').find(({ id }) => known.includes(id) && !attested.has(id));
  if (left !== undefined)
    world.break('what waits is sent without being asked', `${left.id} on ${name}`);
}

function wake({ scheduler }: World, tab: Tab): void {
  const { owner, document, window, device } = tab;
  const back = owner.frozen;
  scheduler.thaw(owner);
  owner.fuse = Infinity;
  document.hidden = false;
  tab.chance = { at: scheduler.now(), index: device.history.length - 1 };
  if (back) window.fire('pageshow', { persisted: true });
  document.fire('visibilitychange');
  window.fire('online');
  window.fire('focus');
}

/** Who spoke last knows most; but what was there before that round all must know. */
async function compare(world: World, before: ReadonlySet<string>): Promise<void> {
  const { devices, cluster } = world;
  const subjects = new Map<string, { readonly key: string; readonly ids: Set<string> }>();
  for (const device of devices) {
    compareTabs(world, device);
    if (device.network.carried > 0) {
      world.break(
        'what keepalive carried is given back',
        `${device.network.carried} on ${device.name}`,
      );
    }
    const own = kept(device.disk, 'event').map(({ value }) => value as SealedEvent);
    const attested = new Set(kept(device.disk, 'receipt').map(({ id }) => id));
    const refused = new Set(kept(device.disk, 'refused').map(({ id }) => id));
    for (const { id, event, key } of own) {
      if (refused.has(id)) world.break('nothing honest is refused', `${id} on ${device.name}`);
      if (!attested.has(id)) world.break('nothing is pending at rest', `${id} on ${device.name}`);
      const known = subjects.get(event.subject) ?? { key: key.x, ids: new Set() };
      known.ids.add(id);
      subjects.set(event.subject, known);
    }
    for (const { id } of kept(device.disk, 'act')) {
      world.break('nothing is pending at rest', `act ${id} on ${device.name}`);
    }
  }
  for (const [subject, { key, ids }] of subjects) {
    const events = (await cluster.store.person({ subject }))?.events ?? [];
    const held = new Set(events.map(({ sealed }) => sealed.id));
    if (held.size !== events.length) world.break('nothing is stored twice', subject);
    const places = events.map(({ seq }) => seq).sort((a, b) => a - b);
    if (places.some((seq, at) => seq !== at + 1)) world.break('places have no gap', places.join());
    for (const id of ids) if (!held.has(id)) world.break('acknowledged is stored', id);
    for (const device of devices) {
      const here = new Set(kept(device.disk, 'event').map(({ id }) => id));
      const lacks = [...held].filter((id) => before.has(id) && !here.has(id));
      if (lacks.length > 0 && speaksFor(device, key)) {
        world.break('replicas agree at rest', `${device.name} lacks ${lacks.join()}`);
      }
    }
  }
}

/** Whether this is the key that the device has now. */
const speaksFor = ({ disk, history }: Device, key: string): boolean =>
  kept(disk, 'device').some(
    ({ id: era, value }) => era === history.at(-1)?.era && (value as KeptKey).key.x === key,
  );

/** Each device knows all that its person’s account holds, and no account holds another’s events. */
async function comparePeople(world: World, before: ReadonlySet<string>): Promise<void> {
  const { devices, cluster } = world;
  const stolen = await cluster.store.person({ account: ATTACKER });
  if (stolen !== undefined) world.break('a token is bound to its proof', stolen.subjects.join());
  for (const person of PEOPLE) {
    const { events = [], subjects = [] } = (await cluster.store.person({ account: person })) ?? {};
    for (const subject of subjects) {
      // Whoever has a copy of the key, and a token of their own, may ask; and is given nothing.
      const asked = { subject, events: [], received: new Date().toISOString(), whole: true };
      const taken = await cluster.store.take({ ...asked, account: ATTACKER });
      if (taken !== 'erased' && taken.linked) world.break('a link is not taken over', subject);
    }
    for (const { sealed } of events) {
      const { id, event: act, key } = sealed;
      const fact = { id, act, sealed: true, made: world.made(act), key: key.x };
      if (!belongs(world, fact, [person])) {
        world.break('nobody’s events reach another', `${id} at the server, to ${person}`);
      }
    }
    for (const { session, history, disk, name } of devices) {
      const { who = [], facts = [], era } = history.at(-1) ?? {};
      if (session.who !== person) continue;
      if (!who.includes(person))
        world.break('who is there is known at rest', `${person} on ${name}`);
      // A key that was copied may be another’s: then it stays theirs.
      const isCopied = kept(disk, 'device').some(
        ({ id, value }) => id === era && world.shared.has((value as KeptKey).key.x),
      );
      const here = new Set(facts.map(({ id }) => id));
      const lacks = events.filter(({ sealed: { id } }) => before.has(id) && !here.has(id));
      if (!isCopied && lacks.length > 0) {
        world.break('a person’s devices agree at rest', `${name} lacks ${lacks[0]?.sealed.id}`);
      }
    }
  }
}

function compareTabs(world: World, { tabs, history, name }: Device): void {
  const last = history.at(-1);
  if (last === undefined) return;
  for (const purpose of PURPOSES) {
    for (const { consent, version, torn } of tabs) {
      if (torn || consent.state().phase !== 'ready') continue;
      if (consent.allows(purpose) && !isLive(last, purpose, version)) {
        world.break('a denial is obeyed everywhere at rest', `${purpose} on ${name}`);
      }
    }
  }
}

import type { Act, SealedEvent } from '../../src/core/event.ts';
import { kept, type Disk } from './env/disk.ts';
import { personOf } from './login.ts';
import type { Owner } from './scheduler.ts';
import { BASIS, covers, PURPOSES, type Purpose } from './notices.ts';

/*
 * What may be open, told from what lies on a disk by other means than the ledger's: a few lines,
 * written for this only. It knows of no caches, no closures and no receipts.
 */

/** One decision that no other supersedes. */
interface Head {
  readonly grants: boolean;
  /** The version of the notice that was shown. */
  readonly version: number;
  /** Its place among all acts of the world. */
  readonly made: number;
}

/** What is known somewhere of what was decided, at one moment. */
export interface Snapshot {
  readonly at: number;
  /** Whose commit it was: the others hear of it. */
  readonly by: Owner | undefined;
  /** Whose turn it was, and who that is: nobody, until somebody has logged in. */
  readonly era: string;
  readonly who: readonly string[];
  /** Those of that turn, and all there are. */
  readonly facts: readonly Fact[];
  readonly all: readonly Fact[];
  readonly heads: { readonly [purpose in Purpose]: readonly Head[] };
}

/** An act; one that is not sealed yet denies, and does not grant. */
export interface Fact {
  readonly id: string;
  readonly act: Act;
  readonly sealed: boolean;
  readonly made: number;
  readonly era?: string;
  /** Of the key that signed it. */
  readonly key?: string;
}

/** An act by when it was made, and what it decides: enough to tell it from others. */
export const wordsOf = ({ at, decisions }: Pick<Act, 'at' | 'decisions'>): string =>
  JSON.stringify([
    at,
    ...PURPOSES.map(
      (purpose) =>
        decisions[purpose]?.decision === 'granted' ||
        (decisions[purpose] === undefined ? null : false),
    ),
  ]);

/** What a device's storage says. */
export function snapshotOf(disk: Disk, made: (act: Act) => number, by?: Owner): Snapshot {
  const events = kept(disk, 'event').map(({ id, era, value }): Fact => {
    const { event: act, key } = value as SealedEvent;
    return { id, era, act, sealed: true, made: made(act), key: key.x };
  });
  const acts = kept(disk, 'act').map(({ id, era, value }): Fact => {
    const act = value as Act;
    return { id, era, act, sealed: false, made: made(act) };
  });
  // An act may lie beside the event that it has become.
  const sealed = new Set(events.map(({ made: one, era }) => `${one} ${era}`));
  const all = [...events, ...acts.filter(({ made: one, era }) => !sealed.has(`${one} ${era}`))];
  const era = (kept(disk, 'era')[0]?.value ?? '') as string;
  const who = kept(disk, 'account').flatMap((account) =>
    account.era === era ? [personOf(account.id) ?? account.id] : [],
  );
  const present = all.filter((fact) => fact.era === era);
  return { ...headsOf(disk.scheduler.now(), present), by, era, who, all };
}

/** What it says of another turn. */
export const inTurn =
  (era: string) =>
  (snapshot: Snapshot): Snapshot => {
    if (snapshot.era === era) return snapshot;
    const facts = snapshot.all.filter((fact) => fact.era === era);
    return { ...headsOf(snapshot.at, facts), era, by: snapshot.by };
  };

/** `counts` leaves out what supersedes, but is not itself looked at. */
export function headsOf(
  at: number,
  facts: readonly Fact[],
  counts: (fact: Fact) => boolean = () => true,
): Snapshot {
  const heads = PURPOSES.map((purpose) => {
    const on = facts.flatMap((fact) => {
      const decided = fact.act.decisions[purpose];
      if (decided === undefined) return [];
      const grants = decided.decision === 'granted';
      return fact.sealed || !grants ? [{ fact, grants, parents: decided.parents }] : [];
    });
    const past = new Set(on.flatMap(({ parents }) => parents));
    const last = on
      .filter(({ fact }) => !past.has(fact.id) && counts(fact))
      .map(({ fact: { act, made }, grants }) => ({
        grants,
        version: Number(act.notices[0]?.version),
        made,
      }));
    return [purpose, last] as const;
  });
  return {
    at,
    by: undefined,
    era: '',
    who: [],
    facts,
    all: facts,
    heads: Object.fromEntries(heads) as unknown as Snapshot['heads'],
  };
}

/**
 * Whether a purpose may run on a page that shows this version of the notice, if storage says this.
 * Where the page has denied it, only what was granted after that counts.
 */
export function isLive(
  { heads }: Snapshot,
  purpose: Purpose,
  version: number,
  denied = -1,
): boolean {
  const last = heads[purpose];
  if (!last.every(({ grants }) => grants)) return false;
  if (denied >= 0 && !last.some(({ made }) => made > denied)) return false;
  if (BASIS[purpose] === 'opt-out') return true;
  return last.length > 0 && last.every((head) => covers(head.version, version, purpose));
}

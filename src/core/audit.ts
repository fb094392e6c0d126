import type { Enforcement } from './enforcement.ts';
import { hostOf, isWithin, mayGo, transmissionsTo } from './origins.ts';
import type { PurposeKey } from './purpose.ts';

/** A host, and how often it was seen. */
export type HostCount = readonly [host: string, count: number];

/** What a page was seen to do, beside what its registry says: hosts and counts, nothing else. */
export interface AuditReport {
  /** Reached, and named by no transmission. */
  readonly undeclared: readonly HostCount[];
  /** Reached while the purposes of a transmission there were not allowed, or not known yet. */
  readonly early: readonly HostCount[];
  /** Reached as the registry says. */
  readonly declared: readonly HostCount[];
  /** Held by the guard; in the mode `report`: what it would hold. */
  readonly held: readonly HostCount[];
  /** Kept out by a policy of the page. */
  readonly blocked: readonly HostCount[];
  /** Transmissions, by key, that are allowed on this page and were not seen. */
  readonly unseen: readonly string[];
}

/** Compares what leaves a page with its registry. Times are milliseconds since the page began. */
export interface Audit {
  /** From this moment on these purposes are allowed, and no others. */
  allow(at: number, purposes: readonly PurposeKey[]): void;
  /** Something went to this absolute address, at this time. */
  saw(url: string, at: number): void;
  /** A policy kept something from going there. */
  kept(url: string): void;
  /** @param held What the guard counted. */
  report(held?: readonly HostCount[]): AuditReport;
}

/** So many hosts are told of in each part. */
const MOST = 100;

/** @param page The page's own origin: what goes there is nobody else's. */
export function createAudit(enforcement: Enforcement, page: string): Audit {
  const { guard, transmissions } = enforcement;
  const own = [page, ...(guard?.own ?? [])];
  const isOwn = (url: string): boolean =>
    hostOf(url) === '' || own.some((source) => isWithin(source, url));
  const moments: (readonly [at: number, purposes: readonly PurposeKey[]])[] = [];
  const allowedAt = (at: number): readonly PurposeKey[] =>
    moments.findLast(([from]) => from <= at)?.[1] ?? [];
  const [undeclared, early, declared, blocked] = [tally(), tally(), tally(), tally()];
  const seen = new Set<string>();

  return {
    allow: (at, purposes) => void moments.push([at, purposes]),
    saw(url, at) {
      if (isOwn(url)) return;
      const to = transmissionsTo(enforcement, url);
      for (const [key] of to) seen.add(key);
      const allowed = allowedAt(at);
      const isEarly = to.some(([, one]) => !mayGo(one, (purpose) => allowed.includes(purpose)));
      (to.length === 0 ? undeclared : isEarly ? early : declared).add(hostOf(url));
    },
    kept(url) {
      if (!isOwn(url)) blocked.add(hostOf(url));
    },
    report(held = []) {
      const allowed = allowedAt(Infinity);
      const unseen = Object.entries(transmissions).flatMap(([key, one]) =>
        mayGo(one, (purpose) => allowed.includes(purpose)) && !seen.has(key) ? [key] : [],
      );
      return {
        undeclared: undeclared.list(),
        early: early.list(),
        declared: declared.list(),
        held: held.slice(0, MOST),
        blocked: blocked.list(),
        unseen,
      };
    },
  };
}

/** Counts hosts, the first hundred of them. */
function tally(): { add(host: string): void; list(): HostCount[] } {
  const counts = new Map<string, number>();
  return {
    add(host) {
      const count = counts.get(host);
      if (count !== undefined || counts.size < MOST) counts.set(host, (count ?? 0) + 1);
    },
    list: () => [...counts],
  };
}

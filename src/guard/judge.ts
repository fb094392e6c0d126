import type { GuardConfig } from '../core/head.ts';
import { covers, hostOf } from '../core/origins.ts';

/** Why something may not go now. */
export interface Verdict {
  readonly calls: 'fail' | 'wait';
  /** Asked again before what waited goes. */
  isOpen(): boolean;
}

export interface Judge {
  /** `undefined` lets it go. What may not go is counted. */
  (url: string, base: string): Verdict | undefined;
  /** The same, uncounted: for what is asked again in a moment. */
  peek(url: string, base: string): Verdict | undefined;
  /** Whether nothing at all need be held now. */
  isIdle(): boolean;
  /** How often each host was held, or would have been. */
  counts(): readonly (readonly [host: string, count: number])[];
}

/** So many hosts are remembered; a page that knows more is made to ask again. */
const MOST = 1_000;

// Taken before any other script runs.
const Address = URL;

/**
 * Says what becomes of an address, by what is allowed at that moment. A host that several
 * transmissions name waits for the purposes of all of them.
 */
export function createJudge(
  { mode, own, hosts }: Omit<GuardConfig, 'name'>,
  page: string,
  allows: (purpose: string) => boolean,
): Judge {
  const isStrict = mode === 'enforce';
  const ownHosts = [page, ...own].map(hostOf);
  const patterns = hosts.map(([source]) => hostOf(source));
  let known = bare<Verdict | null>();
  let size = 0;
  const held = bare<number>();

  // By index: a page may change how lists are walked.
  const isOpenTo = (purposes: readonly string[]): boolean => {
    for (let at = 0; at < purposes.length; at += 1)
      if (!allows(purposes[at] as string)) return false;
    return true;
  };
  const ruleOf = (host: string): Verdict | null => {
    for (let at = 0; at < ownHosts.length; at += 1) {
      if (covers(ownHosts[at] as string, host)) return null;
    }
    const purposes: string[] = [];
    let calls: Verdict['calls'] = 'wait';
    for (let at = 0; at < hosts.length; at += 1) {
      const [, needed, how] = hosts[at] as GuardConfig['hosts'][number];
      if (!covers(patterns[at] as string, host)) continue;
      for (let each = 0; each < needed.length; each += 1) {
        purposes[purposes.length] = needed[each] as string;
      }
      if (how === 'fail') calls = how;
    }
    return purposes.length === 0 ? null : { calls, isOpen: () => isOpenTo(purposes) };
  };
  const all = [...new Set(hosts.flatMap(([, purposes]) => purposes))];
  const isIdle = (): boolean => isOpenTo(all);

  /** The host that may not be reached, and why. */
  const find = (url: string, base: string): readonly [string, Verdict] | undefined => {
    const host = reached(url, base);
    if (host === '') return undefined;
    let verdict = known[host];
    if (verdict === undefined) {
      if (size >= MOST) known = bare();
      size = size >= MOST ? 1 : size + 1;
      verdict = known[host] = ruleOf(host);
    }
    return verdict === null || verdict.isOpen() ? undefined : [host, verdict];
  };
  const judge = (url: string, base: string): Verdict | undefined => {
    const found = find(url, base);
    if (!found) return undefined;
    const { 0: host, 1: verdict } = found;
    held[host] = (held[host] ?? 0) + 1;
    return isStrict ? verdict : undefined;
  };
  return Object.assign(judge, {
    peek: (url: string, base: string) => (isStrict ? find(url, base)?.[1] : undefined),
    isIdle,
    counts: () => Object.entries(held),
  });
}

/** An object that has nothing that a page has given to every object. */
const bare = <Value>(): { [host: string]: Value } =>
  Object.create(null) as { [host: string]: Value };

/**
 * An address that says whom it reaches as every browser writes it, and needs no base: in small
 * letters, and no number, which could be one in another notation (URL §3.5).
 */
export const isPlain = (url: string): boolean =>
  /^https?:\/\/(?:[a-z\d-]+\.)+[a-z][a-z\d-]*(?::\d+)?(?:[/?#]|$)/.test(url);

/** Whom an address reaches from a page; nobody, where no browser could read it. */
function reached(url: string, base: string): string {
  if (isPlain(url)) return hostOf(url);
  let href;
  try {
    ({ href } = new Address(url, base));
  } catch {
    return '';
  }
  return hostOf(href);
}

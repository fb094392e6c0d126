import { createHash, randomBytes } from 'node:crypto';
import type { SubjectId } from '../../core/event.ts';
import { prefixOf } from './prefix.ts';
import type { SentRequest } from '../request.ts';

/** How much may come at once, and how much a minute for as long as one likes. */
export interface Allowance {
  readonly burst: number;
  readonly perMinute: number;
}

export interface LimitsOptions {
  /** Events of one subject that has been here before. */
  readonly subject?: Allowance;
  /** Events of subjects that have not, from one neighbourhood of addresses. */
  readonly newcomers?: Allowance;
  /** The address that a request came from; `undefined` where that is unknown: then none counts. */
  readonly addressOf?: (request: Request) => string | undefined;
}

/** Says whether a request is too much. */
export interface Limits {
  /** In seconds how long to wait; 0 where it may go on, which spends what it needs. */
  waitFor(sent: SentRequest, request: Request, now: Date): Promise<number>;
  /** The same for a request of nobody: a page's report. */
  waitForPage(request: Request, now: Date): number;
  /** The subject is one that the store holds events of. */
  know(subject: SubjectId): void;
}

interface Bucket {
  readonly tokens: number;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** How many subjects, and how many neighbourhoods, are remembered; the longest unseen goes first. */
const MOST = 100_000;
/** Who waits longer decides that it does not work. */
const LONGEST_WAIT = 30;
const DAY = 86_400_000;

/**
 * Token buckets in memory. A withdrawal is never turned away, and spends nothing; and whoever has
 * been here before is not held up by the newcomers that share its address (an office, a carrier).
 * Of an address nothing is kept but a hash of its neighbourhood, by a key that lives for a day.
 *
 * @param isHeld Whether the store holds events of a subject, asked before one is turned away.
 */
export function createLimits(
  options: LimitsOptions,
  isHeld: (subject: SubjectId) => Promise<boolean>,
): Limits {
  const {
    subject: each = { burst: 60, perMinute: 30 },
    newcomers = { burst: 1_200, perMinute: 600 },
    addressOf = () => undefined,
  } = options;
  const subjects = new Map<SubjectId, Bucket>();
  const prefixes = new Map<string, Bucket>();
  let salt = { day: -1, key: randomBytes(0) };

  const hashed = (prefix: string, now: number): string => {
    const day = Math.floor(now / DAY);
    if (salt.day !== day) {
      salt = { day, key: randomBytes(32) };
      prefixes.clear();
    }
    return createHash('sha256').update(salt.key).update(prefix).digest('base64');
  };

  const spendOf = (
    request: Request,
    now: number,
    cost: number,
    urgent = false,
  ): number | undefined => {
    const prefix = prefixOf(addressOf(request));
    if (prefix === undefined) return undefined;
    return spend(prefixes, hashed(prefix, now), newcomers, { cost, urgent, at: now });
  };

  return {
    waitForPage: (request, now) => spendOf(request, now.getTime(), 1) ?? 0,
    async waitFor(sent, request, now) {
      const { cost, urgent } = costOf(sent);
      const at = now.getTime();
      const known = subjects.has(sent.subject);
      if (known) return spend(subjects, sent.subject, each, { cost, urgent, at });
      const wait = spendOf(request, at, cost, urgent) ?? 0;
      if (wait === 0 || !(await isHeld(sent.subject))) return wait;
      return spend(subjects, sent.subject, each, { cost, urgent, at });
    },
    know(subject) {
      if (!subjects.has(subject)) keep(subjects, subject, { tokens: each.burst, at: -Infinity });
    },
  };
}

/** One for each event that does not withdraw, and one for coming without any. */
function costOf({ events }: SentRequest): { cost: number; urgent: boolean } {
  const withdrawals = events.filter(({ sealed }) =>
    Object.values(sealed?.event.decisions ?? {}).some(({ decision }) => decision === 'withdrawn'),
  );
  const cost = events.length === 0 ? 1 : events.length - withdrawals.length;
  return { cost, urgent: withdrawals.length > 0 };
}

/** Takes tokens out of a bucket, or says in how many seconds there will be enough. */
function spend(
  buckets: Map<string, Bucket>,
  name: string,
  { burst, perMinute }: Allowance,
  { cost, urgent, at }: { readonly cost: number; readonly urgent: boolean; readonly at: number },
): number {
  const held = buckets.get(name);
  const elapsed = Math.max(0, at - (held?.at ?? -Infinity));
  const tokens = Math.min(burst, (held?.tokens ?? burst) + (elapsed / 60_000) * perMinute);
  // What is larger than any burst would never fit.
  const needed = Math.min(cost, burst);
  const enough = tokens >= needed;
  const left = enough || urgent ? Math.max(0, tokens - needed) : tokens;
  keep(buckets, name, { tokens: left, at });
  if (enough || urgent) return 0;
  return Math.min(LONGEST_WAIT, Math.ceil(((needed - tokens) / perMinute) * 60));
}

/** Also makes it the last to be forgotten. */
function keep(buckets: Map<string, Bucket>, name: string, bucket: Bucket): void {
  buckets.delete(name);
  buckets.set(name, bucket);
  const [oldest] = buckets.keys();
  if (buckets.size > MOST && oldest !== undefined) buckets.delete(oldest);
}

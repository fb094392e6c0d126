import * as fc from 'fast-check';
import { toBase64Url } from '../../src/core/base64url.ts';
import {
  subjectOf,
  type Act,
  type Decision,
  type EventId,
  type NoticeReference,
  type PublicKey,
  type SealedEvent,
  type Signer,
} from '../../src/core/event.ts';
import { empty, heads, ledgerOf, merge, type Ledger } from '../../src/core/ledger.ts';
import type { Notice } from '../../src/core/notice.ts';
import type { Basis, PurposeKey, PurposeUse } from '../../src/core/purpose.ts';
import type { Receipt } from '../../src/core/receipt.ts';

/** The last three are names that every object inherits something under. */
export const PURPOSES = ['ads', 'mail', '__proto__', 'constructor', 'toString'] as const;

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Somebody new, who can sign. */
export async function newSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const key = { kty: 'EC', crv: 'P-256', x: String(jwk.x), y: String(jwk.y) } as const;
  return {
    subject: await subjectOf(key),
    key,
    sign: (bytes) => crypto.subtle.sign(ALGORITHM, pair.privateKey, bytes),
  };
}

export function actOf(over: Partial<Act> = {}): Act {
  return {
    v: 1,
    kind: 'decision',
    notices: [{ key: 'policy', version: '1', hash: 'words' }],
    locale: 'en',
    surface: 'banner',
    means: 'person',
    decisions: { ads: { decision: 'granted', parents: [] } },
    at: '2025-06-01T00:00:00.000Z',
    ...over,
  };
}

/** What one event decides: per purpose the decision, and the names of the events it supersedes. */
export type Decided = readonly (readonly [PurposeKey, Decision, readonly EventId[]])[];

const NO_KEY: PublicKey = { kty: 'EC', crv: 'P-256', x: '', y: '' };

/** An event whose name and proof are made up: for what does not depend on them. */
export function factOf(id: EventId, decided: Decided, over: Partial<Act> = {}): SealedEvent {
  const decisions = Object.fromEntries(
    decided.map(([purpose, decision, parents]) => [purpose, { decision, parents }]),
  );
  return {
    id,
    event: { ...actOf({ decisions, ...over }), subject: 's' },
    key: NO_KEY,
    signature: id,
  };
}

type Uses = { readonly [purpose: PurposeKey]: Basis | Omit<PurposeUse, 'key'> };

export function noticeOf(version: string, uses: Uses, over: Partial<Notice> = {}): Notice {
  return {
    key: 'policy',
    version,
    kind: 'policy',
    controller: 'us',
    effective: { from: `202${version}-01-01T00:00:00Z` },
    audience: {},
    purposes: Object.entries(uses).map(([key, use]) => ({
      key,
      ...(typeof use === 'string' ? { basis: use } : use),
    })),
    texts: {},
    ...over,
  };
}

export const referenceTo = ({
  key,
  version,
}: Pick<Notice, 'key' | 'version'>): NoticeReference => ({
  key,
  version,
  hash: 'words',
});

/** Facts compare equal whatever the order in which their map holds them. */
export const factsIn = ({ events, receipts }: Ledger): unknown => ({
  events: [...events.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  receipts: [...receipts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
});

/** A receipt that says what it must, by nobody. */
export function receiptOf(id: EventId, by = ''): Receipt {
  const claims = new TextEncoder().encode(JSON.stringify({ jti: id, sub: 's', iat: 1, seq: 1 }));
  return { id, jws: `e30.${toBase64Url(claims)}.${by}` };
}

export interface World {
  /** What each device holds. */
  readonly devices: readonly Ledger[];
  /** Every fact there is, in the order in which they were made. */
  readonly events: readonly SealedEvent[];
  readonly receipts: readonly Receipt[];
}

interface Step {
  readonly device: number;
  readonly peer: number;
  readonly decided: readonly (readonly [PurposeKey, Decision])[];
  readonly at: number;
  readonly version: string;
  /** Which of the peer's facts arrive; where this is no number, the device decides instead. */
  readonly arriving: number | undefined;
}

const DEVICES = 3;
const SPAN = { min: Date.UTC(2020, 0, 1), max: Date.UTC(2029, 11, 31) };

export const instants = fc.integer(SPAN).map((time) => new Date(time));
export const decisions = fc.constantFrom<Decision>('granted', 'refused', 'withdrawn');
/** More of what can open. */
const manyGrants = fc.oneof({ arbitrary: fc.constant<Decision>('granted'), weight: 2 }, decisions);

const steps: fc.Arbitrary<Step> = fc.record({
  device: fc.nat(DEVICES - 1),
  peer: fc.nat(DEVICES - 1),
  decided: fc.uniqueArray(fc.tuple(fc.constantFrom(...PURPOSES), manyGrants), {
    selector: ([purpose]) => purpose,
    maxLength: 3,
  }),
  at: fc.integer(SPAN),
  version: fc.constantFrom('1', '2', '3', 'unknown'),
  arriving: fc.option(fc.nat(), { nil: undefined }),
});

/**
 * Several devices that decide on the heads that they know, whatever their clocks say, and between
 * decisions learn some of what another one holds, in no order: with gaps, as the network has them.
 */
export const worlds: fc.Arbitrary<World> = fc
  .array(steps, { maxLength: 24, size: 'max' })
  .map((all) => {
    const devices = Array.from({ length: DEVICES }, () => empty);
    const events: SealedEvent[] = [];
    const receipts: Receipt[] = [];
    for (const { device, peer, decided, at, version, arriving } of all) {
      const own = devices[device] ?? empty;
      if (arriving === undefined) {
        const fact = factOf(
          // Names are in no order of time.
          `e${(events.length * 7_919) % 10_007}`,
          decided.map(([purpose, decision]) => [
            purpose,
            decision,
            heads(own, purpose).map(({ id }) => id),
          ]),
          {
            at: new Date(at).toISOString(),
            notices: ['policy', 'campaign'].map((key) => referenceTo({ key, version })),
          },
        );
        events.push(fact);
        devices[device] = merge(own, ledgerOf([fact]));
      } else {
        const some = [...(devices[peer] ?? empty).events.values()].filter(
          (_, index) => (arriving >> (index % 31)) & 1,
        );
        const attested = some.slice(0, 1).map(({ id }) => receiptOf(id));
        receipts.push(...attested);
        devices[device] = merge(own, ledgerOf(some, attested));
      }
    }
    return { devices, events, receipts };
  });

/** The same things in another order, some of them twice. */
export const shuffled = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> =>
  fc
    .tuple(fc.shuffledSubarray([...values], { minLength: values.length }), fc.subarray([...values]))
    .map(([all, again]) => [...all, ...again]);

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../src/core/base64url.ts';
import type { EventId } from '../../src/core/event.ts';
import { ledgerOf } from '../../src/core/ledger.ts';
import { attestedAt, type Receipt } from '../../src/core/receipt.ts';
import { stateOf, type PurposeState } from '../../src/core/state.ts';
import { factOf, noticeOf } from './make.ts';

const DAY = 86_400_000;
const VALID = 365;
const notice = noticeOf('1', { ads: { basis: 'consent', validDays: VALID } });
const began = Date.parse(notice.effective.from);

const receiptSaying = (id: EventId, claims: object, rest = ''): Receipt => {
  const payload = new TextEncoder().encode(
    JSON.stringify({ jti: id, sub: 's', seq: 1, ...claims }),
  );
  return { id, jws: `e30.${toBase64Url(payload)}.${rest}` };
};

/** Where a grant stands that its device dated thus, and the server thus, when it is this late. */
function adsAt(claimed: number, received: number | undefined, now: number): PurposeState {
  const at = new Date(claimed).toISOString();
  const grant = factOf('g', [['ads', 'granted', []]], { at });
  const receipts = received === undefined ? [] : [receiptSaying('g', { iat: received / 1_000 })];
  const ledger = ledgerOf([grant], receipts);
  const applicable = [notice];
  return stateOf('ads', {
    ledger,
    closures: {},
    applicable,
    versions: applicable,
    at: new Date(now),
  });
}

const moments = fc
  .integer({ min: began, max: began + 20 * VALID * DAY })
  .map((time) => time - (time % 1_000));

describe('the age of a grant', () => {
  it('counts from the earlier of what the device and what the server says', () => {
    fc.assert(
      fc.property(
        moments,
        fc.option(moments, { nil: undefined }),
        moments,
        (claimed, received, now) => {
          const since = Math.min(claimed, received ?? Infinity);
          expect(adsAt(claimed, received, now).allowed).toBe(now < since + VALID * DAY);
        },
      ),
    );
  });

  it.each([
    ['no time', {}],
    ['a time that is no number', { iat: 'yesterday' }],
    ['nothing legible', { iat: null }],
  ])('is by the device’s word where a receipt says %s', (_, claims) => {
    const grant = factOf('g', [['ads', 'granted', []]], { at: new Date(began).toISOString() });
    const ledger = ledgerOf([grant], [receiptSaying('g', claims)]);
    const facts = { ledger, closures: {}, applicable: [notice], versions: [notice] };
    expect(stateOf('ads', { ...facts, at: new Date(began + DAY) }).allowed).toBe(true);
    expect(stateOf('ads', { ...facts, at: new Date(began + VALID * DAY) }).allowed).toBe(false);
  });
});

const texts = fc.array(fc.nat(0x10ffff)).map((codes) => String.fromCodePoint(...codes));

describe('the time that a receipt attests', () => {
  it('is read whatever else it says', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 2 ** 40 }), (text, iat) => {
        expect(attestedAt(receiptSaying('g', { text, iat }), 7)).toBe(iat * 1_000);
      }),
    );
  });

  it('is another where there is none, and never throws', () => {
    fc.assert(
      fc.property(texts, (jws) => {
        expect(attestedAt({ id: 'g', jws }, 7)).toBe(7);
      }),
    );
    expect(attestedAt(undefined, Infinity)).toBe(Infinity);
  });
});

import { expect, it } from 'vitest';
import { derive, UNKNOWN, type Situation } from '../../src/browser/situation.ts';
import { ledgerOf } from '../../src/core/ledger.ts';
import type { PublishedNotice } from '../../src/core/publish.ts';
import { factOf, noticeOf } from '../core/make.ts';

const DAY = 86_400_000;
const began = Date.parse('2021-01-01T00:00:00Z');

/** A year's grant of the first day, and something else that the server saw on the day given. */
function situationWith(received: number): Situation {
  const notice = noticeOf('1', { ads: { basis: 'consent', validDays: 365 } });
  const grant = factOf('g', [['ads', 'granted', []]], { at: new Date(began).toISOString() });
  const claims = { jti: 'other', sub: 's', iat: received / 1_000, seq: 2 };
  const receipt = { id: 'other', jws: `e30.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.` };
  return {
    ...UNKNOWN,
    phase: 'ready',
    versions: [notice as PublishedNotice],
    ledger: ledgerOf([grant], [receipt]),
  };
}

const isOpen = (situation: Situation, clock: number): boolean | undefined =>
  derive(situation, new Date(clock)).purposes['ads']?.allowed;

it('F32: a clock that was put back does not bring back what had lapsed when a server was last heard', () => {
  expect(isOpen(situationWith(began + DAY), began + 2 * DAY)).toBe(true);
  expect(isOpen(situationWith(began + 366 * DAY), began + 2 * DAY)).toBe(false);
});

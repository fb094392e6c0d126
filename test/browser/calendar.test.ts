import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followCalendar } from '../../src/browser/calendar.ts';
import { createModel, type Model } from '../../src/browser/model.ts';
import { UNKNOWN } from '../../src/browser/situation.ts';
import { ledgerOf } from '../../src/core/ledger.ts';
import type { PublishedNotice } from '../../src/core/publish.ts';
import { factOf, noticeOf } from '../core/make.ts';

let stop: () => void;
let model: Model;

/** In force from the first of January of 2021 and 2022; a grant on the first lasts thirty days. */
const versions = [
  noticeOf('1', { ads: { basis: 'consent', validDays: 30 } }),
  noticeOf('2', { ads: 'consent', mail: 'consent' }),
] as PublishedNotice[];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2021-12-31T23:00:00.000Z') });
  model = createModel('test', { ...UNKNOWN, phase: 'ready' });
  stop = followCalendar(model);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const inForce = () => model.state().notices.map(({ version }) => version);

it('a version that comes into force on an open page is shown at that very instant', () => {
  model.change({ versions });
  expect(inForce()).toEqual(['1']);
  vi.advanceTimersByTime(3_599_999);
  expect(inForce()).toEqual(['1']);
  vi.advanceTimersByTime(1);
  expect(inForce()).toEqual(['2']);
  expect(model.state().asking).toEqual(['ads', 'mail']);
});

it('a grant that outlives its days on an open page lapses within the hour', () => {
  const grant = factOf('a', [['ads', 'granted', []]], { at: '2021-12-02T00:30:00.000Z' });
  model.change({ versions: versions.slice(0, 1), ledger: ledgerOf([grant]) });
  expect(model.state().purposes['ads']?.allowed).toBe(true);
  vi.advanceTimersByTime(2 * 3_600_000);
  expect(model.state().purposes['ads']).toMatchObject({ reason: 'expired', allowed: false });
});

it('waits for dates that are further off than a timer can be set', () => {
  vi.setSystemTime(new Date('2021-01-01T00:00:00Z'));
  model.change({ versions });
  vi.advanceTimersByTime(364 * 86_400_000);
  expect(inForce()).toEqual(['1']);
  vi.advanceTimersByTime(86_400_000);
  expect(inForce()).toEqual(['2']);
});

it('waits for nothing any more once stopped', () => {
  model.change({ versions });
  stop();
  vi.advanceTimersByTime(7_200_000);
  expect(inForce()).toEqual(['1']);
  expect(vi.getTimerCount()).toBe(0);
});

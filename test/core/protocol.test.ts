import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { proofOf, readSyncResponse, type SyncResponse } from '../../src/core/protocol.ts';
import { factOf, receiptOf } from './make.ts';

const good: SyncResponse = {
  v: 1,
  time: '2025-07-01T00:00:00.000Z',
  receipts: [receiptOf('a'), receiptOf('b')],
  refused: [{ id: 'c', type: 'about:blank', title: 'No', status: 422, code: 'wrong-hash' }],
  events: [factOf('b', [['ads', 'granted', []]])],
  proven: true,
};

const [receipt = receiptOf('a')] = good.receipts;

describe('an answer', () => {
  it('is read as it is', () => {
    expect(readSyncResponse(good)).toBe(good);
  });

  it('may hold nothing', () => {
    const nothing = { ...good, receipts: [], refused: [], events: [], proven: false };
    expect(readSyncResponse(nothing)).toBe(nothing);
  });

  it('may hold more than is known yet', () => {
    const later = { ...good, more: true };
    expect(readSyncResponse(later)).toBe(later);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a page', '<!doctype html><title>Sign in</title>'],
    ['the answer as text', JSON.stringify(good)],
    ['a number', 200],
    ['an array', [good]],
    ['an empty object', {}],
    ['another version', { ...good, v: 2 }],
    ['a version as text', { ...good, v: '1' }],
    ['no time', { ...good, time: undefined }],
    ['a time that is none', { ...good, time: 'now' }],
    ['a time in a list', { ...good, time: [good.time] }],
    ['a time that cannot be made text', { ...good, time: { toString: 1 } }],
    ['no receipts', { ...good, receipts: undefined }],
    ['receipts by name', { ...good, receipts: { a: receipt } }],
    ['a receipt that is null', { ...good, receipts: [null] }],
    ['a receipt that is empty', { ...good, receipts: [{}] }],
    ['a receipt that is a number', { ...good, receipts: [5] }],
    ['a receipt for another event', { ...good, receipts: [{ ...receipt, id: 'b' }] }],
    ['one such receipt among good ones', { ...good, receipts: [receipt, { ...receipt, id: 'b' }] }],
    ['a receipt without a name', { ...good, receipts: [{ jws: receipt.jws }] }],
    ['a receipt without a proof', { ...good, receipts: [{ id: 'a' }] }],
    [
      'a receipt whose proof cannot be made text',
      { ...good, receipts: [{ id: 'a', jws: { toString: 1 } }] },
    ],
    ['a receipt that says nothing', { ...good, receipts: [{ id: 'a', jws: 'a.b.c' }] }],
    ['a receipt that says null', { ...good, receipts: [{ id: 'a', jws: 'e30.bnVsbA.' }] }],
    ['no events', { ...good, events: undefined }],
    ['an event that is null', { ...good, events: [null] }],
    ['an event without a name', { ...good, events: [{ ...good.events[0], id: 1 }] }],
    ['no refusals', { ...good, refused: undefined }],
    ['a refusal that is null', { ...good, refused: [null] }],
    ['a refusal without a name', { ...good, refused: [{ code: 'wrong-hash' }] }],
  ])('is not %s', (_, body) => {
    expect(readSyncResponse(body)).toBeUndefined();
  });

  it('is not any JSON value whatever, and reading it never throws', () => {
    const nearly = fc.record({
      v: fc.constant(1),
      time: fc.oneof(fc.constant(good.time), fc.jsonValue()),
      receipts: fc.oneof(
        fc.constant(good.receipts),
        fc.jsonValue(),
        fc.array(fc.jsonValue(), { minLength: 1 }),
      ),
      refused: fc.oneof(
        fc.constant(good.refused),
        fc.jsonValue(),
        fc.array(fc.jsonValue(), { minLength: 1 }),
      ),
      events: fc.oneof(
        fc.constant(good.events),
        fc.jsonValue(),
        fc.array(fc.jsonValue(), { minLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (body) => {
        const answer = readSyncResponse(body);
        if (answer === undefined) return;
        for (const { id } of [...answer.receipts, ...answer.refused, ...answer.events]) {
          expect(id).toBeTypeOf('string');
        }
        for (const one of answer.receipts) expect(one.jws).toBeTypeOf('string');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the proof of a request', () => {
  const request = {
    v: 1,
    subject: 's',
    key: { kty: 'EC', crv: 'P-256', x: '', y: '' },
    heads: ['b'],
    events: good.events,
    at: good.time,
  } as const;

  const bare = { v: 1, subject: 's', heads: ['b'], events: ['b'], at: good.time };

  it('is made over who asks, when, what they have and the names of what they send', async () => {
    expect(await proofOf(request)).toEqual(bare);
  });

  it('F110: and over the hash of the token, so that no other can take its place', async () => {
    const token = await hashOf('a.b.c');
    expect(await proofOf({ ...request, token: 'a.b.c' })).toEqual({ ...bare, token });
    expect(await hashOf('a.b.d')).not.toBe(token);
  });
});

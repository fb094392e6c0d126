import { beforeAll, describe, expect, test } from 'vitest';
import { sign, type SealedEvent } from '../../src/core/event.ts';
import { RECEIPT_TYPE } from '../../src/core/evidence/line.ts';
import { publish } from '../../src/core/publish.ts';
import { signedPart, type ConsentRecord } from '../../src/core/record.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { JsonWebKey } from '../../src/core/store.ts';
import type { Tally, Verification, VerifyOptions } from '../../src/core/evidence/verdict.ts';
import { verify } from '../../src/core/evidence/verify.ts';
import { freshKey, publishedKey, signWith } from '../../src/server/keys/key.ts';
import { createSigner } from '../../src/server/keys/sign.ts';
import { SAMPLE, pinOf } from '../server/sample.ts';
import { createDevice, type Device } from '../support/device.ts';

const RECEIVED = '2026-03-01T12:00:00.000Z';
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function verified(record: object, options?: VerifyOptions): Promise<Verification> {
  const found = await verify([new TextEncoder().encode(JSON.stringify(record))], options);
  if ('unreadable' in found) throw new Error(found.unreadable);
  return found;
}

const doubts = ({ checks }: Verification): [string, Tally][] =>
  Object.entries(checks).filter(([, { unproven, wrong }]) => unproven + wrong > 0);

describe('a page’s export', () => {
  let key: JsonWebKey;
  let device: Device;
  let record: ConsentRecord;
  /** The record with these members instead, signed anew by the device. */
  const signed = async (part: Partial<ConsentRecord>): Promise<ConsentRecord> => {
    const changed = { ...signedPart(record), ...part };
    return { ...changed, signature: await sign(changed, device) };
  };
  const receiptOf = async (sealed: SealedEvent, seq: number): Promise<Receipt> =>
    (await createSigner(key)).sign({ sealed, seq, received: RECEIVED, flags: [] });

  beforeAll(async () => {
    [key, device] = await Promise.all([freshKey(), createDevice()]);
    const notices = [await pinOf('1')];
    const granted = await device.seal({
      notices,
      decisions: { ads: { decision: 'granted', parents: [] } },
    });
    const withdrawn = await device.seal({
      notices,
      decisions: { ads: { decision: 'withdrawn', parents: [granted.id] } },
    });
    const { subject, key: own } = device;
    const base: ConsentRecord = {
      v: 1,
      subject,
      key: own,
      events: [withdrawn, granted],
      receipts: [await receiptOf(withdrawn, 2), await receiptOf(granted, 1)],
      notices: (await publish(SAMPLE)).slice(0, 1),
      jwks: { keys: [await publishedKey(key)] },
      exportedAt: RECEIVED,
    };
    record = { ...base, signature: await sign(base, device) };
  });

  test('a genuine one is proven in every respect, however it is laid out', async () => {
    const found = await verified(record);
    expect(found).toMatchObject({ sound: true, scope: 'device', events: 2, subjects: 1 });
    expect(doubts(found)).toEqual([]);
    const laidOut = new TextEncoder().encode(`\n${JSON.stringify(record, undefined, 2)}\n`);
    expect(await verify([laidOut])).toMatchObject({ sound: true });
  });

  test('where nothing was decided yet, there is nothing to prove, and nothing wrong', async () => {
    const { v, exportedAt } = record;
    const found = await verified({ v, exportedAt, events: [], receipts: [], notices: [] });
    expect(found).toMatchObject({ sound: true, events: 0 });
    expect(doubts(found).map(([check]) => check)).toEqual(['seal']);
  });

  test('made offline, its receipts are unproven until somebody brings the keys', async () => {
    const { jwks, ...rest } = signedPart(record);
    const offline = { ...rest, signature: await sign(rest, device) };
    expect((await verified(offline)).checks.receipt).toEqual({ proven: 0, unproven: 2, wrong: 0 });
    expect(doubts(await verified(offline, { jwks }))).toEqual([]);
  });

  test('an event that waits to be sent is unproven where the server comes in', async () => {
    const found = await verified(
      await signed({ receipts: [await receiptOf(record.events[1] as SealedEvent, 1)] }),
    );
    expect(found.sound).toBe(true);
    expect(doubts(found).map(([check]) => check)).toEqual(['receipt', 'place']);
  });

  test.for<readonly [string, (record: ConsentRecord) => Partial<ConsentRecord>, string]>([
    [
      'an event that says something else',
      ({ events }) => ({ events: events.map(granting) }),
      'hash',
    ],
    ['an event of another name', ({ events }) => ({ events: events.map(renamed) }), 'hash'],
    ['another key', ({ events }) => ({ events: events.map(rekeyed) }), 'subject'],
    ['a signature of another event', ({ events }) => ({ events: swapped(events) }), 'signature'],
    [
      'receipts that were exchanged',
      ({ receipts }) => ({ receipts: exchanged(receipts) }),
      'receipt',
    ],
    ['other words', ({ notices }) => ({ notices: notices.map(reworded) }), 'words'],
    ['an event twice', ({ events }) => ({ events: [...events, ...events] }), 'seal'],
  ])('%s is found, though the device signed it', async ([, change, check]) => {
    const found = await verified(await signed(change(record)));
    expect(found.sound).toBe(false);
    expect(found.findings.find(({ verdict }) => verdict === 'wrong')?.check).toBe(check);
  });

  test('any member changed or left out is found', async () => {
    for (const member of Object.keys(record).filter((one) => one !== 'signature')) {
      const { [member]: _, ...less } = record as unknown as Record<string, unknown>;
      const found = await verify([new TextEncoder().encode(JSON.stringify(less))]);
      const isProven = !('unreadable' in found) && found.checks.seal.proven === 1;
      expect([member, isProven]).toEqual([member, false]);
    }
    const found = await verified({ ...record, exportedAt: '2026-03-01T12:00:00.001Z' });
    expect(found.checks.seal.wrong).toBe(1);
  });

  describe('receipts', () => {
    const jws = async (header: object, claims: object, by: JsonWebKey = key): Promise<string> => {
      const input = `${encode(header)}.${encode(claims)}`;
      const bytes = await (await signWith(by))(new TextEncoder().encode(input));
      return `${input}.${Buffer.from(bytes).toString('base64url')}`;
    };
    const judged = async (forge: (good: { header: object; claims: object }) => Promise<string>) => {
      const [event] = record.events;
      const { kid } = await publishedKey(key);
      const header = { alg: 'ES256', kid, typ: RECEIPT_TYPE };
      const claims = {
        jti: event?.id,
        sub: device.subject,
        iat: Date.parse(RECEIVED) / 1000,
        seq: 2,
      };
      const receipt = { id: event?.id ?? '', jws: await forge({ header, claims }) };
      const { checks } = await verified(
        await signed({ receipts: [receipt, record.receipts[1] as Receipt] }),
      );
      return checks.receipt;
    };
    const WRONG = { proven: 1, unproven: 0, wrong: 1 };

    test('one made as the server makes it holds', async () => {
      expect(await judged(({ header, claims }) => jws(header, claims))).toMatchObject({
        proven: 2,
      });
    });

    test.for<readonly [string, object]>([
      ['no algorithm', { alg: 'none' }],
      ['an algorithm with shared keys', { alg: 'HS256' }],
      ['another algorithm', { alg: 'ES384' }],
      ['another type', { typ: 'JWT' }],
      ['no type', { typ: undefined }],
      ['another key’s name', { kid: 'A'.repeat(43) }],
      ['a key’s name that objects inherit', { kid: 'constructor' }],
      ['no key’s name', { kid: undefined }],
      ['an extension that must be understood', { crit: ['b64'], b64: false }],
    ])('with %s it is wrong', async ([, part]) => {
      expect(await judged(({ header, claims }) => jws({ ...header, ...part }, claims))).toEqual(
        WRONG,
      );
    });

    test.for<readonly [string, object]>([
      ['another event', { jti: 'A'.repeat(43) }],
      ['another subject', { sub: 'A'.repeat(43) }],
    ])('of %s it is wrong', async ([, part]) => {
      expect(await judged(({ header, claims }) => jws(header, { ...claims, ...part }))).toEqual(
        WRONG,
      );
    });

    test('by a key that it brings along it is wrong', async () => {
      const other = await freshKey();
      const { kid, ...jwk } = await publishedKey(other);
      for (const part of [{ jwk }, { kid, jwk }, { jku: 'https://evil.example' }]) {
        expect(
          await judged(({ header, claims }) => jws({ ...header, ...part }, claims, other)),
        ).toEqual(WRONG);
      }
    });

    test('without its signature, or with one respelt, it is wrong', async () => {
      for (const respell of [
        (text: string) => text.replace(/[^.]*$/, ''),
        (text: string) => `${text}=`,
        (text: string) => `${text}\n`,
        (text: string) => `${text}.`,
        (text: string) => text.replace(/.$/, (last) => (last === 'B' ? 'C' : 'B')),
      ]) {
        expect(
          await judged(async ({ header, claims }) => respell(await jws(header, claims))),
        ).toEqual(WRONG);
      }
    });

    test('a key that is not named by its own thumbprint is no key', async () => {
      const published = await publishedKey(key);
      const impostor = { ...(await publishedKey(await freshKey())), kid: published.kid };
      for (const keys of [
        [impostor],
        [{ ...published, alg: 'HS256' }],
        [{ kty: 'oct', k: 'AA' }],
        [null],
      ]) {
        const { sound, checks } = await verified(await signed({ jwks: { keys } }));
        expect([sound, checks.receipt.proven]).toEqual([true, 0]);
      }
    });
  });
});

test.for([
  '',
  '{}',
  '[]',
  'null',
  '1',
  '"a"',
  '{"v":1}',
  '{"v":2,"events":[]}',
  '{',
  '{"v":1,"events":[null],"receipts":[],"notices":[]}',
  '\u{feff}',
  '{"line":"head"}\n',
  '{"line":"end"}\n',
])('what is no export is unreadable, and said to be: %s', async (text) => {
  expect(await verify([new TextEncoder().encode(text)])).toEqual({
    unreadable: expect.any(String),
  });
});

const granting = (sealed: SealedEvent): SealedEvent => ({
  ...sealed,
  event: {
    ...sealed.event,
    decisions: { ads: { decision: 'granted', parents: [] } },
    locale: 'ja',
  },
});
const renamed = (sealed: SealedEvent): SealedEvent => ({ ...sealed, id: sealed.id.toLowerCase() });
const rekeyed = (sealed: SealedEvent): SealedEvent => ({
  ...sealed,
  key: { ...sealed.key, x: sealed.key.y, y: sealed.key.x },
});
const swapped = ([one, two]: readonly SealedEvent[]): SealedEvent[] =>
  one && two
    ? [
        { ...one, signature: two.signature },
        { ...two, signature: one.signature },
      ]
    : [];
const exchanged = ([one, two]: readonly Receipt[]): Receipt[] =>
  one && two
    ? [
        { ...one, jws: two.jws },
        { ...two, jws: one.jws },
      ]
    : [];
const reworded = (notice: ConsentRecord['notices'][number]) => ({
  ...notice,
  texts: { ja: { title: '', summary: '', purposes: {} } },
});

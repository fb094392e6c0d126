import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../../src/core/publish.ts';
import type { Tally, Verification } from '../../src/core/evidence/verdict.ts';
import { createHandler } from '../../src/server/handler.ts';
import { publishedKey } from '../../src/server/keys/key.ts';
import { createOperator as createOperatorHandler } from '../../src/server/operator/operator.ts';
import { SAMPLE, pinOf } from '../server/sample.ts';
import { createDevice } from '../support/device.ts';
import { createOperator, cursorOf, linesOf, someone, verified, type Operator } from './exported.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const isSound = async (bytes: Uint8Array | string) => (await verified(bytes))?.sound === true;

/** What is not proven by all that was asked. */
const doubts = ({ checks }: Verification): [string, Tally][] =>
  Object.entries(checks).filter(
    ([, { proven, unproven, wrong }]) => proven === 0 || unproven + wrong > 0,
  );

describe('an operator’s export', () => {
  let operator: Operator;
  let whole: string;
  beforeAll(async () => {
    operator = await createOperator();
    for (let people = 0; people < 3; people += 1) {
      const { device, events } = await someone();
      await operator.take(device, events);
    }
    whole = await operator.export();
  });

  test('a genuine one is proven in every respect', async () => {
    const found = await verified(whole);
    expect(found).toMatchObject({ sound: true, scope: 'everything', events: 6, subjects: 3 });
    expect(found && doubts(found)).toEqual([]);
    expect(found?.findings).toEqual([]);
    expect(found?.limits.length).toBeGreaterThan(3);
  });

  test('in whatever pieces its bytes come', async () => {
    const { verify } = await import('../../src/core/evidence/verify.ts');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 997 }), { minLength: 1 }),
        async (sizes) => {
          const bytes = bytesOf(whole);
          const pieces: Uint8Array[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            pieces.push(bytes.subarray(at, at + size));
            at += size;
          }
          expect(await verify(pieces)).toMatchObject({ sound: true, events: 6 });
        },
      ),
      { numRuns: 20 },
    );
  });

  test('F133: any byte changed, at any place and to any value, is found', async () => {
    const bytes = bytesOf(whole);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = bytes.slice();
          changed[at] = (changed[at] ?? 0) ^ by;
          expect(await isSound(changed)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any byte removed or inserted is found', async () => {
    const bytes = bytesOf(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.option(fc.nat(255)), async (at, byte) => {
        const changed = new Uint8Array([
          ...bytes.subarray(0, at),
          ...(byte === null ? [] : [byte]),
          ...bytes.subarray(byte === null ? at + 1 : at),
        ]);
        fc.pre(changed.length !== bytes.length);
        expect(await isSound(changed)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('each line removed, doubled, or swapped with another is found', async () => {
    const lines = linesOf(whole);
    for (const [at, line] of lines.entries()) {
      expect(await isSound(textOf(lines.toSpliced(at, 1)))).toBe(false);
      expect(await isSound(textOf(lines.toSpliced(at, 0, line)))).toBe(false);
      for (const [other, second] of lines.entries()) {
        if (other <= at) continue;
        expect(await isSound(textOf(lines.with(at, second).with(other, line)))).toBe(false);
      }
    }
  });

  test('it ends with its seal: cut off anywhere, or with anything after it, it is not sound', async () => {
    const bytes = bytesOf(whole);
    for (let cut = 1; cut < bytes.length; cut += 97) {
      expect(await isSound(bytes.subarray(0, -cut))).toBe(false);
    }
    for (const more of ['\n', ' ', '{}\n', linesOf(whole).at(-1) ?? '']) {
      expect(await isSound(whole + more)).toBe(false);
    }
    expect(await isSound(whole.replaceAll('\n', '\r\n'))).toBe(false);
  });

  test('every byte of a small one matters', async () => {
    const alone = await createOperator();
    const device = await createDevice();
    await alone.take(device, [await device.seal()]);
    const bytes = bytesOf(await alone.export());
    expect(await isSound(bytes)).toBe(true);
    const unnoticed: number[] = [];
    for (const at of bytes.keys()) {
      for (const by of [0x01, 0x20]) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        if (await isSound(changed)) unnoticed.push(at);
      }
    }
    expect(unnoticed).toEqual([]);
  });

  test('sealed again by another key, it is found by the keys that the auditor got elsewhere', async () => {
    const forger = await createOperator();
    const { device, events } = await someone();
    await forger.take(device, events.slice(0, 1));
    const forged = await forger.export();
    expect(await verified(forged)).toMatchObject({ sound: true, keys: 'own' });
    const jwks = { keys: [await publishedKey(operator.key)] };
    expect(await verified(whole, { jwks })).toMatchObject({ sound: true, keys: 'given' });
    const { sound, checks } = (await verified(forged, { jwks })) ?? {};
    expect([sound, checks?.receipt, checks?.seal.proven]).toEqual([
      false,
      { proven: 0, unproven: 0, wrong: 1 },
      0,
    ]);
  });

  test('words that the auditor got elsewhere prove it, or contradict it', async () => {
    const published = await publish(SAMPLE);
    expect(await verified(whole, { notices: published })).toMatchObject({ sound: true });
    const [first] = await publish({
      ...SAMPLE,
      controllers: { acme: { ...SAMPLE.controllers['acme'], country: 'US' } },
    } as never);
    const found = await verified(whole, { notices: first === undefined ? [] : [first] });
    expect(found?.checks.words.wrong).toBe(1);
    expect(found?.sound).toBe(false);
  });
});

describe('what is exported', () => {
  test('since a cursor: what came after it, and the cursors meet', async () => {
    const operator = await createOperator();
    const { device, events } = await someone();
    await operator.take(device, events.slice(0, 1));
    const first = await operator.export();
    await operator.take(device, events.slice(1));
    const since = cursorOf(first);
    const second = await operator.export({ since });
    expect(JSON.parse(linesOf(second)[0] ?? '')).toMatchObject({ scope: 'since', since });
    const found = await verified(second);
    expect(found).toMatchObject({ sound: true, scope: 'since', events: 1 });
    // What it supersedes was in the export before.
    expect(found?.checks.parents).toEqual({ proven: 0, unproven: 1, wrong: 0 });
    expect(await verified(await operator.export({ since: cursorOf(second) }))).toMatchObject({
      sound: true,
      events: 0,
    });
  });

  test('of one person, with the account only where it is asked for', async () => {
    const operator = await createOperator();
    const [one, two, other] = [await someone(), await someone(), await someone()];
    await operator.take(one.device, one.events, 'person-7');
    await operator.take(two.device, two.events, 'person-7');
    await operator.take(other.device, other.events);
    const of = { account: 'person-7' };
    const plain = await operator.export({ of });
    expect(plain).not.toContain('person-7');
    expect(await verified(plain)).toMatchObject({ sound: true, scope: 'person', events: 4 });
    const linked = await operator.export({ of, links: true });
    expect(linked.match(/person-7/g)).toHaveLength(2);
    expect(await verified(linked)).toMatchObject({ sound: true, subjects: 2 });
    const subject = await operator.export({ of: { subject: other.device.subject } });
    expect(await verified(subject)).toMatchObject({ sound: true, events: 2, subjects: 1 });
    expect(await verified(await operator.export({ of: { account: 'nobody' } }))).toMatchObject({
      sound: true,
      events: 0,
    });
  });

  test('says so where the words are not there: that is unproven, not wrong', async () => {
    const operator = await createOperator();
    const device = await createDevice();
    const hash = 'A'.repeat(43);
    const pin = await pinOf('1');
    await operator.take(device, [await device.seal({ notices: [pin, { ...pin, hash }] })]);
    const text = await operator.export();
    expect(text).toContain(`{"hash":"${hash}","line":"unknown-notice"}`);
    const found = await verified(text);
    expect(found?.sound).toBe(true);
    expect(found?.checks.words).toEqual({ proven: 0, unproven: 1, wrong: 0 });
  });

  test('an event that has no receipt yet gets it now', async () => {
    const operator = await createOperator();
    const { device, events } = await someone();
    await operator.store.take({
      subject: device.subject,
      events: events.map((sealed) => ({ sealed, flags: [] })),
      received: '2026-03-01T12:00:00.000Z',
      whole: false,
    });
    const found = await verified(await operator.export());
    expect(found?.checks.receipt).toEqual({ proven: 2, unproven: 0, wrong: 0 });
  });

  test('more than is read at a time is all there, once', async () => {
    const operator = await createOperator();
    const device = await createDevice();
    const events = await Promise.all(Array.from({ length: 1001 }, () => device.seal()));
    await operator.take(device, events);
    const found = await verified(await operator.export());
    expect(found).toMatchObject({ sound: true, events: 1001, subjects: 1 });
    expect(found?.checks.place).toEqual({ proven: 1001, unproven: 0, wrong: 0 });
  });

  test('an operator is given it over HTTP, sealed by the key that the handler publishes', async () => {
    const operator = await createOperator();
    const { device, events } = await someone();
    await operator.take(device, events);
    const { store, key } = operator;
    const shared = { store, key, notices: SAMPLE };
    const [handle, operate] = [
      createHandler(shared),
      createOperatorHandler({ ...shared, bearerKeys: ['0123456789abcdef0123456789abcdef'] }),
    ];
    const ordered = (body: object) =>
      operate(
        new Request('https://site.example/doui/operator/export', {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Authorization: 'Bearer 0123456789abcdef0123456789abcdef',
          },
          body: JSON.stringify(body),
        }),
      );
    const response = await ordered({});
    expect(response.headers.get('Content-Type')).toBe('application/x-ndjson');
    const text = await response.text();
    const published = await handle(new Request('https://site.example/doui/jwks.json'));
    const jwks = (await published.json()) as { keys: unknown[] };
    expect(await verified(text, { jwks })).toMatchObject({ sound: true, events: 2 });
    const more = await (await ordered({ since: cursorOf(text) })).text();
    expect(await verified(more, { jwks })).toMatchObject({ sound: true, events: 0 });
    for (const odd of [{ since: 'x' }, { since: 7 }, { of: {} }, { more: true }, { links: 1 }]) {
      expect((await ordered(odd)).status).toBe(400);
    }
  });

  test('of nobody is an export too', async () => {
    expect(await verified(await (await createOperator()).export())).toMatchObject({
      sound: true,
      events: 0,
    });
  });
});

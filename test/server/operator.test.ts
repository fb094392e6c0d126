import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/store.ts';
import { createOperator, type OperatorOptions } from '../../src/server/operator/operator.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { ndjson } from '../../src/server/operator/ndjson.ts';
import { purge } from '../../src/server/retention.ts';
import { createDevice, type Device } from '../support/device.ts';
import { createLogin } from '../support/login.ts';
import { pinOf, SAMPLE } from './sample.ts';
import { BASE, serve, type Server } from './serve.ts';

const KEYS = ['operator-one-0123456789abcdef0123', 'operator-two-0123456789abcdef0123'] as const;
const NOW = new Date('2026-03-01T12:00:00.000Z');
const now = (): Date => NOW;
const at = NOW.toISOString();

interface Site extends Server {
  readonly phone: Device;
  readonly laptop: Device;
  readonly alone: Device;
  /** What an operator asks, with or without showing a key. */
  ask(order: string, body?: unknown, more?: Partial<Asked>): Promise<Response>;
}

interface Asked {
  readonly authorization: string | undefined;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
}

/** A site that knows alice by two devices and another person by one. */
async function site(options: Partial<OperatorOptions> = {}): Promise<Site> {
  const login = await createLogin('ES256', 'one', NOW);
  const server = serve({ accounts: login.options, now, store: options.store ?? memoryStore() });
  const operate = createOperator({
    store: server.store,
    notices: SAMPLE,
    bearerKeys: KEYS,
    now,
    ...options,
  });
  const notices = [await pinOf('2')];
  const [phone, laptop, alone] = [await createDevice(), await createDevice(), await createDevice()];
  const decide = async (device: Device, decision: 'granted' | 'refused', token?: string) => {
    const decisions = { ads: { decision, parents: [] } };
    const events = [await device.seal({ notices, decisions, at })];
    await server.sync(
      await device.request({ events, at, ...(token === undefined ? {} : { token }) }),
    );
  };
  await decide(phone, 'granted', await login.token('alice'));
  await decide(laptop, 'refused', await login.token('alice'));
  await decide(alone, 'granted');
  return {
    ...server,
    phone,
    laptop,
    alone,
    ask: (
      order,
      body = {},
      { authorization = `Bearer ${KEYS[0]}`, method = 'POST', headers = {} } = {},
    ) =>
      operate(
        new Request(`${BASE}/operator/${order}`, {
          method,
          headers: {
            'Content-Type': 'application/json',
            ...(authorization === '' ? {} : { Authorization: authorization }),
            ...headers,
          },
          ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
        }),
      ),
  };
}

const linesOf = async (response: Response): Promise<{ [member: string]: unknown }[]> =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('server', () => {
  const ORDERS = (device: Device): readonly (readonly [order: string, body: object])[] => [
    ['state', { account: 'alice' }],
    ['state', { subject: device.subject }],
    ['standing', {}],
    ['export', {}],
    ['erase', { account: 'alice' }],
    ['erase', { subject: device.subject }],
    ['purge', {}],
    ['nothing', {}],
  ];

  test.each([
    ['nobody', ''],
    ['an empty key', 'Bearer '],
    ['a wrong key', `Bearer ${'x'.repeat(32)}`],
    ['part of a key', `Bearer ${KEYS[0].slice(0, -1)}`],
    ['more than a key', `Bearer ${KEYS[0]}x`],
    ['both keys', `Bearer ${KEYS.join(',')}`],
    ['a key by another scheme', `Basic ${KEYS[0]}`],
    ['a key by no scheme', KEYS[0]],
    ['a key in other letters', `Bearer ${KEYS[0].toUpperCase()}`],
  ])(
    'F106: to %s every order is refused in the same words, and nothing is done',
    async (_, authorization) => {
      const here = await site();
      const answers = new Set<string>();
      for (const [order, body] of ORDERS(here.phone)) {
        for (const method of ['POST', 'GET', 'OPTIONS', 'DELETE']) {
          const response = await here.ask(order, body, { authorization, method });
          expect(response.status).toBe(401);
          expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
          answers.add(`${JSON.stringify([...response.headers])} ${await response.text()}`);
        }
      }
      expect(answers.size).toBe(1);
      const { subjects = [] } = (await here.store.person({ account: 'alice' })) ?? {};
      expect(subjects.length).toBe(2);
    },
  );

  test('F106: a device’s proof, or a person’s token, orders nothing', async () => {
    const here = await site();
    const { proof } = await here.phone.request({ at });
    const token = await (await createLogin()).token('alice');
    for (const authorization of [
      `Bearer ${proof}`,
      `Bearer ${token}`,
      `Bearer ${here.phone.subject}`,
    ]) {
      expect((await here.ask('state', { account: 'alice' }, { authorization })).status).toBe(401);
    }
  });

  test('F106: an operator’s key reads nothing at the page’s address', async () => {
    const here = await site();
    const request = { ...(await here.phone.request({ at })), proof: '' };
    const response = await here.post(JSON.stringify(request), {
      'Content-Type': 'text/plain',
      Authorization: `Bearer ${KEYS[0]}`,
    });
    expect(await response.json()).toMatchObject({ proven: false, events: [] });
  });

  test('F113: no page of any origin can read an operator’s answer, nor ask for leave', async () => {
    const here = await site();
    for (const origin of ['https://site.example', 'https://evil.example', 'null']) {
      const response = await here.ask(
        'state',
        { account: 'alice' },
        { headers: { Origin: origin } },
      );
      const names = [...response.headers.keys()].filter((name) =>
        name.startsWith('access-control'),
      );
      expect(names).toEqual([]);
    }
    const preflight = await here.ask('state', {}, { method: 'OPTIONS' });
    expect(preflight.status).toBe(405);
  });

  test('F109: names of persons are in bodies only, and nothing is told of who is not there', async () => {
    const here = await site();
    const get = await here.ask('state?account=alice', {}, { method: 'POST' });
    expect(get.status).toBe(400);
    const unknown = await here.ask('state', { account: 'nobody' });
    expect(await unknown.json()).toEqual({ at, subjects: [], purposes: {}, events: [] });
  });

  test('each of several keys is good', async () => {
    const here = await site();
    for (const key of KEYS) {
      const response = await here.ask(
        'state',
        { account: 'alice' },
        { authorization: `bearer ${key}` },
      );
      expect(response.status).toBe(200);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  test('the state of a person is that of all of its devices: a denial anywhere wins', async () => {
    const here = await site();
    for (const whom of [{ account: 'alice' }, { subject: here.phone.subject }]) {
      const state = (await (await here.ask('state', whom)).json()) as { events: unknown[] };
      expect(state).toMatchObject({
        account: 'alice',
        subjects: [here.phone.subject, here.laptop.subject].sort(),
        purposes: { ads: { value: 'denied', reason: 'refused', allowed: false } },
      });
      expect(state.events).toHaveLength(2);
    }
    const alone = await here.ask('state', { subject: here.alone.subject });
    expect(await alone.json()).toMatchObject({
      purposes: { ads: { value: 'granted', allowed: true } },
    });
  });

  test('to whom a purpose is open, streamed, with an end that says that it is all', async () => {
    const here = await site();
    const all = await linesOf(await here.ask('standing'));
    expect(all).toHaveLength(3);
    expect(all.at(-1)).toEqual({ end: true, at, people: 2 });
    const open = await linesOf(await here.ask('standing', { purpose: 'ads', allowed: true }));
    expect(open).toMatchObject([{ subjects: [here.alone.subject] }, { end: true, people: 1 }]);
    const none = await linesOf(await here.ask('standing', { purpose: 'mail' }));
    expect(none).toEqual([{ end: true, at, people: 0 }]);
  });

  test('what is not read is not asked of the store: no more than a page is held', async () => {
    const store = memoryStore();
    const calls: number[] = [];
    const people: Store['people'] = async (after, limit) => {
      calls.push(limit);
      const next = calls.length < 1_000 ? `${after}` : undefined;
      const [person] = (await store.people(undefined, 1)).people;
      return { people: Array.from({ length: limit }, () => person ?? expect.unreachable()), next };
    };
    const here = await site({ store: { ...store, people } });
    const reader = (await here.ask('standing')).body?.getReader();
    for (let line = 0; line < 150; line += 1) await reader?.read();
    expect(calls).toEqual([100, 100]);
    await reader?.cancel();
    expect(calls).toEqual([100, 100]);
  });

  test('an account is forgotten by its links alone; a subject with its events, for good', async () => {
    const here = await site();
    expect(await (await here.ask('erase', { account: 'alice' })).json()).toEqual({ erased: true });
    expect(await (await here.ask('erase', { account: 'alice' })).json()).toEqual({ erased: false });
    expect(await here.store.person({ account: 'alice' })).toBeUndefined();
    expect((await here.store.person({ subject: here.phone.subject }))?.events).toHaveLength(1);

    const { subject } = here.phone;
    expect(await (await here.ask('erase', { subject })).json()).toEqual({ erased: true });
    const events = [await here.phone.seal()];
    const late = await here.sync(await here.phone.request({ events, at }));
    expect(late.receipts).toEqual([]);
    expect(late.refused).toMatchObject([
      { id: events[0]?.id, code: 'erased-subject', status: 410 },
    ]);
  });

  test('what was kept long enough goes, and nothing else', async () => {
    const here = await site();
    expect(await (await here.ask('purge')).json()).toEqual({ purged: 0 });
    const later = createOperator({
      store: here.store,
      notices: SAMPLE,
      bearerKeys: KEYS,
      retention: 'P1Y',
      now: () => new Date('2027-03-01T12:00:00.001Z'),
    });
    const order = new Request(`${BASE}/operator/purge`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${KEYS[1]}` },
      body: '{}',
    });
    expect(await (await later(order)).json()).toEqual({ purged: 3 });
  });

  test('more than one step takes is purged step by step, to the end', async () => {
    const steps = [500, 500, 3, 9];
    const store = { ...memoryStore(), purge: async () => steps.shift() ?? 0 };
    expect(await purge(store, 'P1Y', NOW)).toBe(1_003);
  });

  test('who stops reading ends the work', async () => {
    let ended = false;
    async function* lines(): AsyncGenerator<string> {
      try {
        for (;;) yield '{}\n';
      } finally {
        ended = true;
      }
    }
    const reader = ndjson(lines()).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(ended).toBe(true);
  });

  test.each<[order: string, body: unknown]>([
    ['state', {}],
    ['state', null],
    ['state', []],
    ['state', { subject: 'x' }],
    ['state', { account: '' }],
    ['state', { account: 'a\0' }],
    ['state', { account: 'a'.repeat(256) }],
    ['state', { account: { $ne: '' } }],
    ['state', { account: 'alice', subject: 'A'.repeat(43) }],
    ['standing', { purpose: 1 }],
    ['standing', { allow: true }],
    ['erase', { everything: true }],
    ['purge', { before: '2030-01-01' }],
    ['export', { since: 'yesterday' }],
  ])('an order that is not understood is not carried out: %s %j', async (order, body) => {
    const here = await site();
    const response = await here.ask(order, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'malformed-request' });
  });

  test('where the store fails the answer says so, in words that are always the same', async () => {
    const heard: unknown[] = [];
    const person: Store['person'] = async () => {
      throw new Error('row of alice');
    };
    const here = await site({
      store: { ...memoryStore(), person },
      onError: (error) => heard.push(error),
    });
    const response = await here.ask('state', { account: 'alice' });
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('alice');
    expect(heard).toEqual([new Error('row of alice')]);
  });

  test.each([[[]], [['short']], [['x'.repeat(31)]], [[`${'x'.repeat(31)} `]], [[...KEYS, '']]])(
    'keys that could be guessed, or cannot be shown, are turned down at once: %j',
    (bearerKeys) => {
      const make = () => createOperator({ store: memoryStore(), notices: SAMPLE, bearerKeys });
      expect(make).toThrow('openssl rand');
    },
  );

  test.each([['3 years'], ['P'], ['P0D'], [0], [-1], [NaN], ['PT5H'], ['P1Y2']])(
    'a retention of %j is turned down at once',
    (retention) => {
      const make = () =>
        createOperator({ store: memoryStore(), notices: SAMPLE, bearerKeys: KEYS, retention });
      expect(make).toThrow('retention');
    },
  );

  test.each([
    [{ key: { kty: 'EC' } }, 'A key to sign receipts'],
    [{ formerKeys: [{ kty: 'oct', k: 'x' }] }, 'A key to verify receipts'],
    [{ keyDays: 1 }, 'keyDays is 1'],
  ])('keys of receipts that cannot be used are turned down at once: %j', (options, why) => {
    const make = () =>
      createOperator({ store: memoryStore(), notices: SAMPLE, bearerKeys: KEYS, ...options });
    expect(make).toThrow(why);
  });
});

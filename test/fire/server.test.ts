import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heads, ledgerOf } from '../../src/core/ledger.ts';
import { sqliteStore } from '../../src/server/sqlite/sqlite.ts';
import { createDevice, type Device } from '../support/device.ts';
import { heldOf } from '../support/held.ts';
import { start, type Running } from './process.ts';

let directory: string;
let path: string;
let server: Running;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'doui-server-'));
  path = join(directory, 'doui.sqlite');
  server = await start(path);
});
afterAll(async () => {
  await server.kill();
  await rm(directory, { recursive: true });
});

async function socket(): Promise<Socket> {
  const made = connect(server.port, '127.0.0.1');
  await once(made, 'connect');
  return made;
}

/** All that comes back on a connection to which this was written, until it ends or answers. */
async function raw(text: string): Promise<string> {
  const open = await socket();
  let answer = '';
  open.on('data', (chunk) => (answer += String(chunk)));
  open.on('error', () => {});
  open.write(text);
  const timer = setTimeout(() => open.destroy(), 2000);
  while (!open.destroyed && !/\r\n\r\n/.test(answer)) {
    await Promise.race([once(open, 'data'), once(open, 'close')]).catch(() => {});
  }
  clearTimeout(timer);
  open.destroy();
  return answer;
}

const post = (body: string, headers = ''): string =>
  `POST /doui/sync HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n${headers}\r\n${body}`;

async function sync(device: Device, part: Parameters<Device['request']>[0]): Promise<Response> {
  const body = JSON.stringify(await device.request(part));
  return fetch(`${server.url}/sync`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body,
  });
}

/** That it still does its work. */
async function expectWell(): Promise<void> {
  const device = await createDevice();
  expect((await sync(device, { events: [await device.seal()] })).status).toBe(200);
}

async function held(subject: string) {
  const store = sqliteStore(path);
  const events = await heldOf(store, subject);
  await store.close();
  return events;
}

describe('server', () => {
  test('F58: a connection that is reset in the middle of a body stores nothing, and harms nobody', async () => {
    const device = await createDevice();
    const body = JSON.stringify(await device.request({ events: [await device.seal()] }));
    for (const share of [0, 0.3, 0.99]) {
      const open = await socket();
      open.write(post(body.slice(0, body.length * share), `Content-Length: ${body.length}\r\n`));
      open.resetAndDestroy();
      await once(open, 'close');
    }
    await expectWell();
    expect(await held(device.subject)).toEqual([]);
  });

  test('F130: two hundred clients that never finish keep nobody else waiting', async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, socket));
    for (const [index, open] of slow.entries()) {
      open.on('error', () => {});
      open.write(index % 2 === 0 ? 'POST /doui/sync HT' : post('{', 'Content-Length: 1000\r\n'));
    }
    await expectWell();
    for (const open of slow) open.destroy();
    await expectWell();
  });

  test.each([
    [
      'chunked',
      'Transfer-Encoding: chunked\r\n',
      `18000\r\n${'x'.repeat(0x18000)}\r\n0\r\n\r\n`,
      413,
    ],
    ['of a length it says', `Content-Length: 98304\r\n`, 'x'.repeat(98_304), 413],
    ['of a negative length', 'Content-Length: -1\r\n', '', 400],
    ['of no length in numbers', 'Content-Length: NaN\r\n', '', 400],
    ['of two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n', '{}', 400],
    ['packed', 'Content-Encoding: gzip\r\nContent-Length: 2\r\n', '{}', 415],
  ])('F116: a body %s does not get past the limit', async (_, headers, body, status) => {
    expect(await raw(post(body, headers))).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    await expectWell();
  });

  test.each([
    ['TRACE', 'TRACE /doui/sync HTTP/1.1\r\nHost: localhost\r\nX-Canary: canary\r\n\r\n', /40[05]/],
    ['a method of one’s own', 'CANARY /doui/sync HTTP/1.1\r\nHost: localhost\r\n\r\n', /400/],
    [
      'another in a header',
      'GET /doui/sync HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: POST\r\n\r\n',
      /405/,
    ],
    ['no host', 'GET /doui/jwks.json HTTP/1.1\r\n\r\n', /400/],
    ['a strange host', 'GET /doui/jwks.json HTTP/1.1\r\nHost: canary"<>\r\n\r\n', /400/],
    ['another’s host', 'GET /doui/none HTTP/1.1\r\nHost: canary.example\r\n\r\n', /404/],
    [
      'a whole address',
      'GET http://canary.example/doui/none HTTP/1.1\r\nHost: localhost\r\n\r\n',
      /400/,
    ],
    [
      'another’s path',
      'GET //canary.example/../none HTTP/1.1\r\nHost: localhost\r\n\r\n',
      /40[04]/,
    ],
    ['CONNECT', 'CONNECT canary.example:80 HTTP/1.1\r\nHost: localhost\r\n\r\n', /^$/],
  ])('F137: %s is answered plainly, and nothing of it comes back', async (_, text, status) => {
    const answer = await raw(text);
    expect(answer.split('\r\n')[0]).toMatch(status);
    expect(answer).not.toContain('canary');
    await expectWell();
  });

  test('F117: JSON that is deep, long, doubled or beyond numbers costs little, and is refused alone', async () => {
    const bombs = [
      '['.repeat(32_000),
      `{${Array.from({ length: 6000 }, (_, index) => `"k${index}":1`).join()}}`,
      `{"v":1,"v":1,"events":[${'1e999,'.repeat(9000)}1]}`,
      `"${'\\ud800'.repeat(9000)}"`,
      `{"a":"${'\\u0000'.repeat(9000)}"}`,
    ];
    for (const bomb of bombs) {
      const answer = await raw(post(bomb, `Content-Length: ${bomb.length}\r\n`));
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
    }
    await expectWell();
  });

  test('F118: SQL in every text is text, kept to the byte', async () => {
    const sql = `'; drop table doui_event; -- " \\ $1 ? ); delete from doui_event`;
    const device = await createDevice();
    const notice = { key: sql, version: sql, hash: 'B'.repeat(43) };
    const later = { [sql]: sql, later: { [sql]: [sql] } };
    const decisions = { [sql]: { decision: 'granted' as const, parents: [] } };
    const sealed = await device.seal({ notices: [notice], decisions, ...later });
    expect((await sync(device, { events: [sealed] })).status).toBe(200);
    expect((await held(device.subject))[0]?.sealed).toEqual(sealed);
    await sync(device, { heads: [sql] as never });
    expect(await held(device.subject)).toHaveLength(1);
  });

  test('F123: purposes and notices that nobody knows make no rows but the event’s own', async () => {
    const count = (): Record<string, unknown> => {
      const db = new DatabaseSync(path, { readOnly: true });
      const names = db
        .prepare(`select name from sqlite_master where type = 'table' and name like 'doui%'`)
        .all();
      const counts = names.map(({ name }) => [
        String(name),
        db.prepare(`select count(*) count from ${String(name)}`).get()?.['count'],
      ]);
      db.close();
      return Object.fromEntries(counts);
    };
    const before = count();
    const device = await createDevice();
    const names = Array.from({ length: 50 }, (_, index) => [
      `garbage-${index}`,
      { decision: 'granted' as const, parents: [] },
    ]);
    const notices = [{ key: 'garbage', version: '1', hash: 'C'.repeat(43) }];
    const sealed = await device.seal({ notices, decisions: Object.fromEntries(names) });
    await sync(device, { events: [sealed] });
    const after = count();
    expect(after).toEqual({ ...before, doui_event: Number(before['doui_event']) + 1 });
    expect((await held(device.subject))[0]?.flags).toEqual(['unknown-notice']);
  });

  test('F107: an event of another subject is refused, whoever sends it, and nothing is stored for either', async () => {
    const [thief, victim] = [await createDevice(), await createDevice()];
    const stolen = await victim.seal();
    const forged = await thief.seal();
    const dressed = { ...forged, event: { ...forged.event, subject: victim.subject } };
    for (const [part, code] of [
      [{ events: [stolen] }, 'wrong-subject'],
      [{ events: [dressed] }, 'wrong-subject'],
      [{ events: [dressed], subject: victim.subject }, 'wrong-hash'],
    ] as const) {
      const answer = (await (await sync(thief, part)).json()) as { refused: { code: string }[] };
      expect(answer.refused).toMatchObject([{ code }]);
    }
    expect(await held(thief.subject)).toEqual([]);
    expect(await held(victim.subject)).toEqual([]);
  });

  test.each([
    ['F111: an old grant that comes again after the withdrawal changes nothing', [0, 1, 0, 0]],
    ['F41: a withdrawal that arrives before the grant it supersedes stands', [1, 0]],
  ] as const)('%s', async (_, order) => {
    const device = await createDevice();
    const notices = [{ key: 'old', version: '1', hash: 'B'.repeat(43) }];
    const decide = (decision: 'granted' | 'withdrawn', parents: string[]) =>
      device.seal({ notices, decisions: { ads: { decision, parents } } });
    const grant = await decide('granted', []);
    const withdrawal = await decide('withdrawn', [grant.id]);
    for (const index of order) await sync(device, { events: [index === 0 ? grant : withdrawal] });
    const ledger = ledgerOf((await held(device.subject)).map(({ sealed }) => sealed));
    expect(ledger.events.size).toBe(2);
    expect(heads(ledger, 'ads')).toEqual([withdrawal]);
  });

  test('F140: whatever bytes arrive, the process stays up and answers the next', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc
            .string({ unit: 'binary', maxLength: 200 })
            .map((body) => post(body, `Content-Length: ${Buffer.byteLength(body)}\r\n`)),
          fc.json().map((body) => post(body, `Content-Length: ${Buffer.byteLength(body)}\r\n`)),
        ),
        async (text) => {
          const open = await socket();
          open.on('error', () => {});
          open.end(text);
          open.resume();
          await once(open, 'close');
        },
      ),
      { numRuns: process.env['SOAK'] === '1' ? 20_000 : 100 },
    );
    await expectWell();
  });
});

import { DatabaseSync } from 'node:sqlite';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pinOf } from '../server/sample.ts';
import { createDevice, type Device } from '../support/device.ts';
import { createLogin, type Login } from '../support/login.ts';
import { listen } from '../support/listen.ts';
import { served, type Served } from './process.ts';

/** What no log, metric or error may ever hold; each enters by another way. */
const CANARY = {
  address: '203.0.113.211',
  agent: 'canary-agent/1.0',
  purpose: 'canary-purpose',
  path: 'canary-path',
  query: 'canary-query',
  person: 'canary-person',
  header: 'canary-header',
  origin: 'https://canary.example',
  key: 'canary-operator-0123456789abcdef0123',
} as const;
/** What would begin a line of its own, or steer a terminal. */
const CONTROL = 'canary\r\n{"level":"forged"}\u001b[31m';

let login: Login;
let site: Served;
let device: Device;
let canaries: string[];
const answers: string[] = [];

async function send(path: string, init: RequestInit = {}): Promise<number> {
  const response = await fetch(`${site.url}${path}`, {
    ...init,
    headers: {
      'Content-Type': 'text/plain',
      'User-Agent': CANARY.agent,
      'X-Forwarded-For': CANARY.address,
      'X-Request-Id': CANARY.header,
      Cookie: `doui=${CANARY.header}`,
      Origin: CANARY.origin,
      ...(init.headers as object),
    },
  });
  const text = await response.text();
  // What a person is told of itself is no leak; an error and a header of any answer would be.
  answers.push(JSON.stringify([...response.headers]), response.ok ? '' : text);
  return response.status;
}
const post = (path: string, body: unknown, headers = {}): Promise<number> =>
  send(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  });

beforeAll(async () => {
  login = await createLogin();
  const keys = await listen(() => Response.json({ keys: [login.jwk] }));
  device = await createDevice();
  site = await served(['--trust-proxy', '1'], {
    DOUI_OPERATOR_KEYS: CANARY.key,
    DOUI_ACCOUNTS_JWKS: `${keys.url}/jwks`,
    DOUI_ACCOUNTS_ISSUER: login.options.issuer,
    DOUI_ACCOUNTS_AUDIENCE: login.options.audience,
  });
  const token = await login.token(CANARY.person);
  const decisions = { [CANARY.purpose]: { decision: 'granted' as const, parents: [] } };
  const unknown = { key: CANARY.purpose, version: '1', hash: 'C'.repeat(43) };
  const event = await device.seal({ notices: [unknown], decisions });
  const contradicting = await device.seal({ notices: [await pinOf('2')], decisions });
  canaries = [
    ...Object.values(CANARY),
    device.subject,
    device.key.x,
    token,
    event.id,
    event.signature,
    contradicting.id,
  ];
  const request = await device.request({ token, events: [event, contradicting] });
  const bearer = { Authorization: `Bearer ${CANARY.key}` };

  expect(await post('/doui/sync', request)).toBe(200);
  expect(await post('/doui/sync', { ...request, proof: 'A'.repeat(86) })).toBe(200);
  expect(await post('/doui/sync', { ...request, token: `${token}x` })).toBe(200);
  expect(await post('/doui/sync', { ...request, subject: CANARY.person })).toBe(400);
  expect(await post('/doui/sync', `{"v":1,"${CANARY.person}":`)).toBe(400);
  expect(await post('/doui/sync', CONTROL)).toBe(400);
  expect(await post('/doui/sync', CANARY.person.repeat(10_000))).toBe(413);
  expect(await post('/doui/sync', request, { 'Content-Type': CANARY.header })).toBe(415);
  expect(await send(`/doui/${CANARY.path}?${CANARY.query}`)).toBe(404);
  expect(await send(`/${CANARY.path}/..%2f%0d%0a${CANARY.query}`)).toBe(404);
  expect(await send(`/doui/sync?${CANARY.query}`)).toBe(405);
  expect(await post('/doui/operator/state', { account: CANARY.person })).toBe(401);
  expect(await post('/doui/operator/state', { account: CANARY.person }, bearer)).toBe(200);
  expect(await post('/doui/operator/state', { nobody: CANARY.person }, bearer)).toBe(400);
  expect(await post('/doui/operator/export', { since: CANARY.person }, bearer)).toBe(400);

  // What is no request of the web at all.
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  socket.end(
    `TRACE /${CANARY.path} HTTP/1.1\r\nHost: ${CANARY.header}\r\nConnection: close\r\n\r\n`,
  );
  answers.push(Buffer.concat((await socket.toArray()) as Buffer[]).toString());

  // And where the database fails with a row in its hands.
  const db = new DatabaseSync(join(site.folder, 'doui.sqlite'));
  db.exec(`create trigger canary before insert on doui_event
    begin select raise(abort, 'row of canary-person canary-purpose'); end`);
  db.close();
  const late = await device.request({
    token,
    events: [await device.seal({ notices: [unknown], decisions })],
  });
  expect(await post('/doui/sync', late)).toBe(503);
  await site.line(/"storage"/);
  answers.push(await (await fetch(`${site.url}/metrics`)).text());
});

describe('server', () => {
  test('F131: no log, metric, header or error holds an address, a token, a name or a body', () => {
    const written = `${site.out()}${site.err()}${answers.join('\n')}`;
    expect(canaries.filter((canary) => written.includes(canary))).toEqual([]);
    expect(written).not.toContain('canary');
  });

  test('F131: yet it says what went wrong, and where', async () => {
    const failure = JSON.parse(await site.line(/"storage"/)) as { [member: string]: unknown };
    expect(failure).toMatchObject({
      level: 'error',
      event: 'storage',
      error: 'Error',
      code: 'ERR_SQLITE_ERROR',
    });
    expect(String(failure['at'])).toMatch(/sqlite/);
  });

  test('F132: whatever was sent, each line is one JSON object of known members and plain letters', () => {
    const lines = site.out().trim().split('\n');
    expect(lines.length).toBeGreaterThan(15);
    const members = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line) as object)));
    expect([...members].sort()).toEqual([
      'at',
      'code',
      'error',
      'event',
      'level',
      'method',
      'ms',
      'route',
      'status',
      'subjects',
      'time',
      'url',
    ]);
    for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(site.out()).not.toContain('forged');
  });
});

import { DatabaseSync } from 'node:sqlite';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SyncRequest, SyncResponse } from '../../src/core/protocol.ts';
import { createDevice, type Device } from '../support/device.ts';
import { createLogin } from '../support/login.ts';
import { listen } from '../support/listen.ts';
import { VENDOR_LIST } from '../support/vendorList.ts';
import { run } from '../../src/cli/run.ts';
import { SAMPLE } from '../server/sample.ts';
import { folderOf, served, start } from './process.ts';

const KEY = 'operator-0123456789abcdef0123456789';

const post = (url: string, request: SyncRequest, headers = {}): Promise<Response> =>
  fetch(`${url}/doui/sync`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', ...headers },
    body: JSON.stringify(request),
  });
const sync = async (url: string, request: SyncRequest): Promise<SyncResponse> => {
  const response = await post(url, request);
  expect(response.status).toBe(200);
  return (await response.json()) as SyncResponse;
};
const order = (url: string, name: string, body: object): Promise<Response> =>
  fetch(`${url}/doui/operator/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${KEY}` },
    body: JSON.stringify(body),
  });

describe('doui serve', () => {
  test('says since when Global Privacy Control is obeyed, and hands on the vendor list', async () => {
    const source = await listen(() => Response.json(VENDOR_LIST));
    const { url } = await served(['--gpc', '2026-11-22', '--gvl', source.url]);
    const get = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`)).json();
    expect(await get('/.well-known/gpc.json')).toEqual({ gpc: true, lastUpdate: '2026-11-22' });
    expect(await get('/doui/gvl/vendor-list.json')).toEqual(VENDOR_LIST);
    expect((await fetch(`${url}/doui/gvl/purposes-xx.json`)).status).toBe(404);
    await source.close();
    const without = await served();
    expect((await fetch(`${without.url}/.well-known/gpc.json`)).status).toBe(404);
    expect((await fetch(`${without.url}/doui/gvl/vendor-list.json`)).status).toBe(404);
  });

  test('serves what a site needs, and keeps it over a restart', async () => {
    const first = await served();
    const device = await createDevice();
    const { receipts } = await sync(
      first.url,
      await device.request({ events: [await device.seal()] }),
    );
    expect(receipts).toHaveLength(1);
    const get = (path: string) => fetch(`${first.url}${path}`).then(({ status }) => status);
    expect(await get('/health')).toBe(200);
    expect(await get('/ready')).toBe(200);
    expect(await get('/doui/notices')).toBe(200);
    expect(await get('/doui/transmissions')).toBe(200);
    expect(await get('/doui/operator/state')).toBe(404);
    expect(await get('/doui/constructor')).toBe(404);
    expect(await get('/sync')).toBe(404);
    expect((await fetch(`${first.url}/health`, { method: 'POST' })).status).toBe(405);
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);

    const again = await served([], {}, first.folder);
    const keys = (await (await fetch(`${again.url}/doui/jwks.json`)).json()) as { keys: unknown[] };
    expect(keys.keys).toHaveLength(1);
    const read = await sync(again.url, await device.request());
    expect(read.receipts).toEqual(receipts);
    expect(again.err()).toBe('');
  });

  test('by its variables: operators, accounts, a cookie, another base', async () => {
    const login = await createLogin();
    const keys = await listen(() => Response.json({ keys: [login.jwk] }));
    const { url } = await served(['--base', '/own/', '--limits', 'off'], {
      DOUI_BASE: '/lost',
      DOUI_OPERATOR_KEYS: `${KEY}, ${KEY}x`,
      DOUI_ACCOUNTS_JWKS: `${keys.url}/jwks`,
      DOUI_ACCOUNTS_ISSUER: login.options.issuer,
      DOUI_ACCOUNTS_AUDIENCE: login.options.audience,
      DOUI_COOKIE: 'own',
      DOUI_LOG: '',
    });
    const device = await createDevice();
    const token = await login.token('alice');
    const response = await fetch(`${url}/own/sync`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify(await device.request({ events: [await device.seal()], token })),
    });
    expect(await response.json()).toMatchObject({ proven: true, linked: true });
    expect(response.headers.get('Set-Cookie')).toMatch(/^own=/);
    const state = await fetch(`${url}/own/operator/state`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${KEY}x` },
      body: '{"account":"alice"}',
    });
    expect(await state.json()).toMatchObject({ subjects: [device.subject] });
    await keys.close();
  });

  test('told to stop under load, it ends what it began, and loses nothing that it acknowledged', async () => {
    const { url, folder, signal, ended } = await served(['--limits', 'off']);
    const acknowledged = new Set<string>();
    const done = new AbortController();
    let answers = 0;
    const work = async (device: Device): Promise<void> => {
      while (!done.signal.aborted) {
        const events = [await device.seal(), await device.seal()];
        try {
          const response = await post(url, await device.request({ events }));
          const { receipts } = (await response.json()) as SyncResponse;
          for (const { id } of receipts) acknowledged.add(id);
          answers += 1;
          if (answers === 40) signal('SIGTERM');
        } catch {
          // The door is closed: whatever was on the way will be sent again.
          return;
        }
      }
    };
    const devices = await Promise.all(Array.from({ length: 8 }, createDevice));
    const working = Promise.all(devices.map(work));
    expect(await ended).toBe(0);
    done.abort();
    await working;
    expect(acknowledged.size).toBeGreaterThan(40);
    const db = new DatabaseSync(join(folder, 'doui.sqlite'), { readOnly: true });
    const kept = new Set(
      db
        .prepare('select id from doui_event')
        .all()
        .map(({ id }) => id),
    );
    db.close();
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
  });

  test('on SIGHUP it reads the notices again, and keeps the old ones where the new cannot be used', async () => {
    const { url, folder, signal, line, err } = await served();
    const versions = async (): Promise<number> => {
      const { notices } = (await (await fetch(`${url}/doui/notices`)).json()) as typeof SAMPLE;
      return notices.length;
    };
    expect(await versions()).toBe(2);
    const write = (value: unknown) =>
      writeFile(join(folder, 'notices.json'), JSON.stringify(value));
    await write({ ...SAMPLE, notices: SAMPLE.notices.slice(0, 1) });
    signal('SIGHUP');
    await line(/"reloaded"/);
    expect(await versions()).toBe(1);
    await write({ doui: 1 });
    signal('SIGHUP');
    await line(/"reload"/);
    expect(await versions()).toBe(1);
    expect(err()).toContain('The notices stay as they were');
  });

  test('--purge deletes what is due, says how much, and ends', async () => {
    const { url, folder, signal, ended } = await served();
    const device = await createDevice();
    await sync(url, await device.request({ events: [await device.seal()] }));
    signal('SIGINT');
    expect(await ended).toBe(0);
    const db = new DatabaseSync(join(folder, 'doui.sqlite'));
    const purge = start(folder, ['--purge']);
    expect(await purge.ended).toBe(0);
    expect(purge.out()).toBe('0 subjects deleted.\n');
    db.close();
    const again = start(folder, ['--purge', '--retention', 'P1D']);
    await again.ended;
    expect(again.out()).toBe('0 subjects deleted.\n');
  });

  test('export, streamed through the network', async () => {
    const { url } = await served([], { DOUI_OPERATOR_KEYS: KEY });
    const device = await createDevice();
    await sync(url, await device.request({ events: [await device.seal(), await device.seal()] }));
    const lines = (await (await order(url, 'export', {})).text()).trim().split('\n');
    const kinds = lines.map((line) => (JSON.parse(line) as { line: string }).line);
    expect(kinds.filter((kind) => kind === 'event')).toHaveLength(2);
    expect(kinds.at(-1)).toBe('end');
  });

  test('counts what it does', async () => {
    const { url } = await served(['--limits', 'off']);
    const device = await createDevice();
    const events = [await device.seal(), await device.seal()];
    await sync(url, await device.request({ events }));
    await sync(
      url,
      await device.request({
        events: [...events, { ...(await device.seal()), id: 'A'.repeat(43) }],
      }),
    );
    await fetch(`${url}/nothing`);
    const text = await (await fetch(`${url}/metrics`)).text();
    for (const line of [
      'doui_requests_total{route="sync",status="200"} 2',
      'doui_requests_total{route="none",status="404"} 1',
      'doui_events_total{result="stored"} 2',
      'doui_events_total{result="known"} 2',
      'doui_events_total{result="refused"} 1',
      'doui_events_refused_total{code="wrong-hash"} 1',
      'doui_receipts_total 4',
      'doui_rate_limited_total 0',
      'doui_request_seconds_count{route="sync"} 2',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    // Each line is a comment, or a name, labels and a number.
    for (const line of text.trim().split('\n')) {
      expect(line).toMatch(
        /^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.e+-]+)$/,
      );
    }
  });

  test.each<[what: string, args: string[], env: { [name: string]: string }, says: RegExp]>([
    ['an unknown flag', ['--prot', '1'], {}, /--prot/],
    ['an unknown variable', [], { DOUI_PROT: '1' }, /DOUI_PROT/],
    ['a secret as a flag', ['--operator-keys', KEY], {}, /--operator-keys/],
    ['a port that is none', ['--port', 'http'], {}, /--port is "http"/],
    ['a day that is none', ['--gpc', 'yes'], {}, /--gpc is "yes"\. Write a day/],
    ['an address that is none', ['--gvl', 'iab'], {}, /--gvl is "iab"\. Write an address/],
    ['a port in a variable', [], { DOUI_TRUST_PROXY: 'yes' }, /DOUI_TRUST_PROXY is "yes"/],
    ['a base without a slash', ['--base', 'doui'], {}, /--base is "doui"/],
    ['half of accounts', ['--accounts-issuer', 'x'], {}, /--accounts-jwks/],
    [
      'keys over http',
      [],
      {
        DOUI_ACCOUNTS_JWKS: 'http://a.example',
        DOUI_ACCOUNTS_ISSUER: 'x',
        DOUI_ACCOUNTS_AUDIENCE: 'y',
      },
      /accounts.jwks/,
    ],
    [
      'an origin with a path',
      ['--origins', 'https://a.example/'],
      {},
      /a.example\/" is not an origin/,
    ],
    ['a weak key', [], { DOUI_OPERATOR_KEYS: 'secret' }, /at least 32/],
    ['a file that is not there', ['lost.json'], {}, /lost.json: cannot be read \(ENOENT\)/],
    ['two files', ['a.json', 'b.json'], {}, /one file/],
    ['a database that cannot be', ['--database', '/lost/doui.sqlite'], {}, /cannot be opened/],
    [
      'a database that is not there',
      ['--database', 'postgres://127.0.0.1:1/x'],
      {},
      /ECONNREFUSED/,
    ],
    [
      'a key that is none',
      ['--key-file', 'notices.json', 'notices.json'],
      {},
      /notices.json: no JWK/,
    ],
    ['a retention that is none', ['--retention', 'ever'], {}, /--retention/],
    [
      'a word that is none',
      ['--log', 'loud'],
      {},
      /--log is "loud"\. Write one of: all, errors, off/,
    ],
    ['a host that is not here', ['--host', '192.0.2.1'], {}, /EADDRNOTAVAIL/],
  ])('ends with 2 and says what to mend: %s', async (_, args, env, says) => {
    const folder = await folderOf();
    const file = join(folder, 'notices.json');
    const own = args.some((arg) => arg.endsWith('.json')) ? [] : [file];
    const database = args.includes('--database') ? [] : ['--database', join(folder, 'db')];
    const port = args.includes('--port') ? [] : ['--port', '0'];
    const said = args.map((arg) => (arg === 'notices.json' ? file : arg));
    const {
      status,
      err = '',
      out = '',
    } = await run(['serve', ...own, ...said, ...database, ...port], env, false);
    expect(status).toBe(2);
    expect(err).toMatch(says);
    expect(out).toBe('');
  });

  test('faulty notices are explained, and the process ends', async () => {
    const { ended, err, out } = start(await folderOf({ doui: 2 }));
    expect(await ended).toBe(2);
    expect(err()).toMatch(/invalid-notices[^]*doui/);
    expect(out()).toBe('');
  });
});

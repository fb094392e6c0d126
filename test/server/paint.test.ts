import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gpcResource } from '../../src/server/gpc.ts';
import { createPaint, readConsent } from '../../src/server/paint.ts';
import { standingOf, type Standing } from '../../src/server/standing.ts';
import type { Notice } from '../../src/core/notice.ts';
import { publish } from '../../src/core/publish.ts';
import { createDevice, type Device } from '../support/device.ts';
import { createLogin } from '../support/login.ts';
import { pinOf, SAMPLE } from './sample.ts';
import { BASE, serve } from './serve.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const now = (): Date => NOW;
const at = NOW.toISOString();

/** What a browser would send along, having been told this. */
const returned = (setCookie: string | null, more = ''): Request => {
  const [pair = ''] = (setCookie ?? '').split(';');
  return new Request(BASE, { headers: { Cookie: `a=1; ${pair}; b=2${more}` } });
};

const grant = async (device: Device, version: '1' | '2', purpose = 'ads', decision = 'granted') =>
  device.seal({
    notices: [await pinOf(version)],
    decisions: { [purpose]: { decision: decision as 'granted', parents: [] } },
    at,
  });

async function told(cookie: object = {}) {
  const login = await createLogin('ES256', 'one', NOW);
  const server = serve({ cookie, now, accounts: login.options });
  const sync = async (
    device: Device,
    part: object,
    change: object = {},
  ): Promise<string | null> => {
    const body = JSON.stringify({ ...(await device.request({ at, ...part })), ...change });
    return (await server.post(body)).headers.get('Set-Cookie');
  };
  return { sync, login };
}

describe('server', () => {
  test('a site’s own server reads where a person stands, and no script does', async () => {
    const { sync } = await told();
    const device = await createDevice();
    const set = await sync(device, { events: [await grant(device, '2')] });
    expect(set).toMatch(/^doui=[\w-]+; Path=\/; Max-Age=15552000; HttpOnly; Secure; SameSite=Lax$/);
    expect(readConsent(returned(set))).toEqual({ at, purposes: { ads: 'granted' } });
    const later = await sync(device, { events: [await grant(device, '2', 'ads', 'withdrawn')] });
    expect(readConsent(returned(later))).toEqual({ at, purposes: { ads: 'denied' } });
  });

  test('what any device of an account denied is denied', async () => {
    const { sync, login } = await told();
    const [phone, laptop] = [await createDevice(), await createDevice()];
    const token = await login.token('alice');
    await sync(phone, { token, events: [await grant(phone, '2', 'ads', 'refused')] });
    const set = await sync(laptop, { token, events: [await grant(laptop, '2')] });
    expect(readConsent(returned(set))?.purposes).toEqual({ ads: 'denied' });
  });

  test('F112: it is no authority: whoever sends another’s, or none, reads and changes no more', async () => {
    const server = serve({ cookie: {}, now });
    const [victim, thief] = [await createDevice(), await createDevice()];
    const given = await server.post(
      JSON.stringify(await victim.request({ at, events: [await grant(victim, '2')] })),
    );
    const cookie = given.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const forged = { ...(await thief.request({ at })), subject: victim.subject };
    const sites = ['cross-site', 'same-site', 'same-origin', 'none'];
    for (const site of sites) {
      const response = await server.post(JSON.stringify(forged), {
        'Content-Type': 'text/plain',
        Cookie: cookie,
        Origin: 'https://evil.example',
        'Sec-Fetch-Site': site,
      });
      expect(await response.json()).toMatchObject({ proven: false, events: [], receipts: [] });
      expect(response.headers.get('Set-Cookie')).toBeNull();
      expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    }
    expect((await server.store.person({ subject: victim.subject }))?.events).toHaveLength(1);
  });

  test('F112: without a proof nothing is told', async () => {
    const { sync } = await told();
    const device = await createDevice();
    expect(await sync(device, { events: [await grant(device, '2')] }, { proof: '' })).toBeNull();
  });

  test('it is not set where nobody asked for it', async () => {
    const device = await createDevice();
    const body = JSON.stringify(await device.request());
    expect((await serve().post(body)).headers.get('Set-Cookie')).toBeNull();
  });

  test.each<[string]>([
    [''],
    ['doui='],
    ['doui=e30'],
    ['doui=bnVsbA'],
    ['doui=W10'],
    ['doui=%7B%7D'],
    [`doui=${Buffer.from('{"v":2,"at":"2026-01-01","purposes":[]}').toString('base64url')}`],
    [`doui=${Buffer.from('{"v":1,"at":"never","purposes":[]}').toString('base64url')}`],
    [`doui=${Buffer.from('{"v":1,"at":"2026-01-01","purposes":{"ads":1}}').toString('base64url')}`],
    [
      `doui=${Buffer.from('{"v":1,"at":"2026-01-01","purposes":[["ads",2]]}').toString('base64url')}`,
    ],
    [`doui=${Buffer.from('{"v":1,"at":"2026-01-01","purposes":[[1,1]]}').toString('base64url')}`],
    ['notdoui=eyJ2IjoxfQ'],
  ])('what is not ours is nothing: %s', (Cookie) => {
    expect(readConsent(new Request(BASE, { headers: { Cookie } }))).toBeUndefined();
  });

  test('F92: a purpose of any name is its own, and changes nothing else', async () => {
    const standing = JSON.parse('{"__proto__":{"value":"granted"},"toString":{"value":"denied"}}');
    const read = readConsent(returned(createPaint({})(standing as Standing, NOW)));
    expect(Object.entries(read?.purposes ?? {})).toEqual([
      ['__proto__', 'granted'],
      ['toString', 'denied'],
    ]);
    expect(read?.purposes['constructor']).toBeUndefined();
    expect(({} as { value?: unknown }).value).toBeUndefined();
  });

  test('law: what was painted is read, whatever the purposes are named', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.constantFrom('granted', 'denied', 'unset')),
        (all) => {
          const standing = Object.fromEntries(
            Object.entries(all).map(([purpose, value]) => [purpose, { value }]),
          );
          const read = readConsent(
            returned(createPaint({ name: 'own' })(standing as never, NOW)),
            'own',
          );
          const set = Object.entries(all).filter(([, value]) => value !== 'unset');
          expect(Object.entries(read?.purposes ?? {})).toEqual(
            Object.entries(JSON.parse(JSON.stringify(Object.fromEntries(set)))),
          );
        },
      ),
    );
  });

  test('what would be too long for a browser to keep is taken back', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`purpose-${index}-of-many`, { value: 'granted' }]),
    );
    expect(createPaint({})(many as never, NOW)).toBe(
      'doui=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax',
    );
  });

  test.each([
    [{ name: 'a b' }],
    [{ name: '' }],
    [{ name: 'a;b' }],
    [{ days: 0 }],
    [{ days: 401 }],
    [{ days: NaN }],
  ])('an option is turned down at once: %j', (cookie) =>
    expect(() => serve({ cookie })).toThrow(TypeError),
  );
});

describe('where a person stands, as a server can tell', () => {
  const standing = async (...events: Awaited<ReturnType<typeof grant>>[]): Promise<Standing> =>
    standingOf(events, await publish(SAMPLE), NOW);

  test('a grant of before a material change is none', async () => {
    const device = await createDevice();
    expect((await standing(await grant(device, '1')))['ads']).toMatchObject({
      value: 'unset',
      reason: 'renewed',
      allowed: false,
    });
    expect((await standing(await grant(device, '2')))['ads']).toMatchObject({ allowed: true });
  });

  test('a purpose that no version in force puts is closed', async () => {
    const device = await createDevice();
    expect((await standing(await grant(device, '1', 'mail')))['mail']).toMatchObject({
      value: 'unset',
      reason: 'not-shown',
      allowed: false,
    });
  });

  test('a refusal stands, whatever it was on', async () => {
    const device = await createDevice();
    const unknown = { key: 'gone', version: '9', hash: 'A'.repeat(43) };
    const decisions = { ads: { decision: 'refused' as const, parents: [] } };
    const event = await device.seal({ notices: [unknown], decisions, at });
    expect((await standing(event))['ads']).toMatchObject({ value: 'denied', allowed: false });
  });

  /** Where ads stand for who granted them on one version of a notice, as these are published. */
  const onVersions = async (...versions: readonly Partial<Notice>[]): Promise<unknown> => {
    const [, base] = SAMPLE.notices;
    const notices = versions.map((over) => ({ ...(base as Notice), changes: [], ...over }));
    const published = await publish({ ...SAMPLE, notices });
    const pins = published.slice(0, 1).map(({ key, version, hash }) => ({ key, version, hash }));
    const decisions = { ads: { decision: 'granted' as const, parents: [] } };
    const device = await createDevice();
    const event = await device.seal({ notices: pins, decisions, at });
    return standingOf([event], published, NOW)['ads']?.reason;
  };
  const from = (year: number, until?: number) => ({
    from: `${year}-01-01T00:00:00Z`,
    ...(until === undefined ? {} : { until: `${until}-01-01T00:00:00Z` }),
  });
  const purposes = [{ key: 'mail', basis: 'opt-out' }] as const;

  test.each<[what: string, versions: readonly Partial<Notice>[], reason: string]>([
    ['in force', [{}], 'granted'],
    ['ended', [{ effective: from(2024, 2026) }], 'not-shown'],
    [
      'replaced by one that does not put it',
      [{}, { version: '3', purposes, effective: from(2026) }],
      'not-shown',
    ],
    [
      'to be replaced, but not yet',
      [{}, { version: '3', purposes, effective: from(2027) }],
      'granted',
    ],
    ['beside another that it was not given on', [{}, { key: 'other' }], 'granted'],
  ])('a grant on a notice that is %s', async (_, versions, reason) => {
    expect(await onVersions(...versions)).toBe(reason);
  });

  test('of what was never decided nothing is said', async () => {
    expect(await standing()).toEqual({});
  });
});

describe('Global Privacy Control', () => {
  const asked = (headers: HeadersInit) => readConsent(new Request(BASE, { headers }));

  test('is heard by Sec-GPC: 1, beside the cookie or without one', () => {
    expect(asked({ 'Sec-GPC': '1' })).toEqual({ purposes: {}, gpc: true });
    const set = createPaint({})({ ads: { value: 'granted' } } as unknown as Standing, NOW);
    const request = returned(set);
    request.headers.set('Sec-GPC', '1');
    expect(readConsent(request)).toEqual({ at, purposes: { ads: 'granted' }, gpc: true });
  });

  test.each(['0', 'true', '1, 1', '01', ''])('is not heard by Sec-GPC: %s', (value) => {
    expect(asked({ 'Sec-GPC': value })).toBeUndefined();
  });

  test('is answered for at /.well-known/gpc.json', async () => {
    const response = gpcResource({ gpc: true, lastUpdate: '2026-11-22' });
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(await response.json()).toEqual({ gpc: true, lastUpdate: '2026-11-22' });
  });
});

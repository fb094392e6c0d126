import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAccounts, type Accounts } from '../../src/server/accounts/accounts.ts';
import { createLogin, type Login } from '../support/login.ts';
import { listen, type Listening } from '../support/listen.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const HOUR = 3_600_000;

/** A host of keys that answers as it is told to, and counts. */
let host: Listening;
let answer: () => Response;
let asked: number;
let login: Login;
const failures: unknown[] = [];
const heard = (): number => failures.splice(0).length;

beforeEach(async () => {
  // Only what the clock says: timers and the network go on.
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  login = await createLogin('ES256', 'one');
  asked = 0;
  failures.length = 0;
  answer = () => Response.json({ keys: [login.jwk] });
  host = await listen(() => {
    asked += 1;
    return answer();
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await host.close();
});

const connect = (): Accounts =>
  createAccounts({ ...login.options, jwks: `${host.url}/jwks` }, (error) => failures.push(error));
/** Whose a fresh token is, as of now. */
const whose = async (accounts: Accounts, from: Login = login): Promise<string | undefined> => {
  const exp = Math.floor(Date.now() / 1_000) + 600;
  return accounts.accountOf(await from.token('alice', { exp }), new Date());
};
const later = (ms: number): unknown => vi.setSystemTime(Date.now() + ms);

describe('server', () => {
  test('keys are fetched when they are first needed, and then kept for ten minutes', async () => {
    const accounts = connect();
    expect(asked).toBe(0);
    await Promise.all([whose(accounts), whose(accounts), whose(accounts)]);
    expect(await whose(accounts)).toBe('alice');
    expect(asked).toBe(1);
    later(601_000);
    expect(await whose(accounts)).toBe('alice');
    expect(asked).toBe(2);
  });

  test('F115: a rotated key is fetched when a token names it', async () => {
    const accounts = connect();
    expect(await whose(accounts)).toBe('alice');
    const next = await createLogin('ES256', 'two');
    answer = () => Response.json({ keys: [next.jwk] });
    // Whoever asks with made-up names does not make this server ask each time.
    for (let index = 0; index < 20; index += 1) expect(await whose(accounts, next)).toBeUndefined();
    expect(asked).toBe(1);
    later(31_000);
    expect(await whose(accounts, next)).toBe('alice');
    expect(await whose(accounts)).toBeUndefined();
    expect(asked).toBe(2);
  });

  test.each<[what: string, answer: () => Response]>([
    ['503', () => new Response('', { status: 503 })],
    ['an error that looks like keys', () => Response.json({ keys: [] }, { status: 500 })],
    ['a page', () => new Response('<!doctype html><title>Sign in</title>')],
    ['no keys', () => Response.json({ keys: 'none' })],
    ['keys that are none', () => Response.json({ keys: [null] })],
    ['null', () => Response.json(null)],
    ['another address', () => Response.redirect('https://evil.example/jwks', 302)],
  ])(
    'F115: while the host of keys answers with %s, the last good ones count for a day',
    async (_, bad) => {
      const accounts = connect();
      expect(await whose(accounts)).toBe('alice');
      answer = bad;
      for (const hours of [1, 11, 11]) {
        later(hours * HOUR);
        expect(await whose(accounts)).toBe('alice');
      }
      expect(asked).toBe(4);
      expect(heard()).toBe(3);
      later(HOUR + 1);
      expect(await whose(accounts)).toBeUndefined();
      // And not for longer.
      later(HOUR);
      expect(await whose(accounts)).toBeUndefined();
      answer = () => Response.json({ keys: [login.jwk] });
      later(31_000);
      expect(await whose(accounts)).toBe('alice');
    },
  );

  test('F115: a host that is down from the start is asked again after half a minute', async () => {
    const accounts = connect();
    answer = () => new Response('', { status: 500 });
    for (let index = 0; index < 10; index += 1) expect(await whose(accounts)).toBeUndefined();
    expect([asked, heard()]).toEqual([1, 1]);
    answer = () => Response.json({ keys: [login.jwk] });
    later(31_000);
    expect(await whose(accounts)).toBe('alice');
  });

  test('F115: a host that is gone is no failure of the request', async () => {
    const accounts = connect();
    await host.close();
    expect(await whose(accounts)).toBeUndefined();
    expect(heard()).toBe(1);
  });
});

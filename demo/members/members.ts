import { randomUUID } from 'node:crypto';
import type { AccountsOptions } from '../../dist/server.js';
import { bodyOf } from '../body.ts';
import { PLAIN } from '../files.ts';
import type { Handler } from '../http.ts';
import { MEMBERS } from '../pages.ts';
import { createLogin } from './login.ts';

/** How many sessions are kept; whoever came first goes first. */
const MOST = 500;
/** In seconds. */
const LIFE = 86_400;
const PATH = '/members';
const HEADERS = { ...PLAIN, 'cache-control': 'no-store' };

/** Two made-up members, by the number under which the company knows them. It tells nobody a name. */
const NUMBERS: ReadonlyMap<unknown, string> = new Map([
  ['a', 'c-48213907'],
  ['b', 'c-70155826'],
]);

/** Who is logged in; nobody, where nothing is stated. */
interface Session {
  readonly member?: string;
  readonly number?: string;
}

/** The members' area: its login, and what answers where. */
export interface Members {
  readonly accounts: AccountsOptions;
  readonly handlers: { readonly [address: string]: Handler };
}

/**
 * The members' own server. At one address `GET` tells who is logged in, `POST` logs in (there is no
 * password: nobody is behind it) and `DELETE` logs out; at the other Doui is given the token of
 * whoever is there, or 204. It knows people by a random key that the browser keeps from every
 * script, and forgets them all when it stops.
 */
export async function createMembers(): Promise<Members> {
  const { accounts, tokenFor } = await createLogin();
  const sessions = new Map<string, Session>();
  const keyOf = (request: Request): string =>
    /(?:^|;\s*)session=([\w-]{36})/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
  const answer = (session: Session, key?: string): Response =>
    Response.json(session, {
      headers: {
        ...HEADERS,
        ...(key !== undefined && {
          'set-cookie': `session=${key}; Path=${PATH}; HttpOnly; SameSite=Strict; Max-Age=${key === '' ? 0 : LIFE}`,
        }),
      },
    });

  return {
    accounts,
    handlers: {
      async [MEMBERS.session](request) {
        const before = keyOf(request);
        if (request.method === 'GET') return answer(sessions.get(before) ?? {});
        if (request.method === 'DELETE') {
          sessions.delete(before);
          return answer({}, '');
        }
        const member = request.method === 'POST' ? memberIn(await bodyOf(request)) : undefined;
        if (member === undefined) return new Response(null, { status: 400, headers: PLAIN });
        // A key of its own for each login: whoever knew the one before does not know this one.
        sessions.delete(before);
        const key = randomUUID();
        sessions.set(key, member);
        for (const first of [...sessions.keys()].slice(0, Math.max(0, sessions.size - MOST))) {
          sessions.delete(first);
        }
        return answer(member, key);
      },
      async [MEMBERS.token](request) {
        const { number } = sessions.get(keyOf(request)) ?? {};
        return number === undefined
          ? new Response(null, { status: 204, headers: HEADERS })
          : new Response(await tokenFor(number), {
              headers: { ...HEADERS, 'content-type': 'application/jwt' },
            });
      },
    },
  };
}

/** Whom a page says to log in, where there is such a member. */
function memberIn(body: unknown): Session | undefined {
  const { member } = (typeof body === 'object' && body !== null ? body : {}) as Session;
  const number = NUMBERS.get(member);
  return member === undefined || number === undefined ? undefined : { member, number };
}

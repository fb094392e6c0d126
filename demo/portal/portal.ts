import { randomUUID } from 'node:crypto';
import { bodyOf } from '../body.ts';
import { PLAIN } from '../files.ts';
import type { Handler } from '../http.ts';
import { actIn, after, EMPTY, type Desk } from './desk.ts';

/** How many people's desks are kept; whoever came first goes first. */
const MOST = 500;

/**
 * The portal's own server, at one address: `GET` shows the desk of whoever asks, `POST` acts upon
 * it, `DELETE` deletes the registration and all that hangs on it. It knows people by a random key
 * that the browser keeps, and forgets them all when it stops.
 */
export function createPortal(path: string): Handler {
  const desks = new Map<string, Desk>();
  const answer = (desk: Desk, cookie?: string): Response =>
    Response.json(desk, {
      headers: {
        ...PLAIN,
        'cache-control': 'no-store',
        ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
      },
    });
  const cookieOf = (key: string, rest = ''): string =>
    `desk=${key}; Path=${path}; HttpOnly; SameSite=Strict${rest}`;

  return async (request) => {
    const key = /(?:^|;\s*)desk=([\w-]{36})/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
    const desk = desks.get(key) ?? EMPTY;
    if (request.method === 'GET') return answer(desk);
    if (request.method === 'DELETE') {
      desks.delete(key);
      return answer(EMPTY, cookieOf('', '; Max-Age=0'));
    }
    const act = request.method === 'POST' ? actIn(await bodyOf(request)) : undefined;
    if (act === undefined) return new Response(null, { status: 400, headers: PLAIN });
    const owner = desks.has(key) ? key : randomUUID();
    const next = after(desk, act);
    desks.set(owner, next);
    for (const first of [...desks.keys()].slice(0, Math.max(0, desks.size - MOST))) {
      desks.delete(first);
    }
    return answer(next, owner === key ? undefined : cookieOf(owner));
  };
}

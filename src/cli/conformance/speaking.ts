import { RECEIPT_TYPE } from '../../core/evidence/line.ts';
import { claimsBy, readKey, type Keyring } from '../../core/evidence/jws.ts';
import { LIMITS, type Problem } from '../../core/protocol.ts';
import { trusted } from '../../core/evidence/trusted.ts';
import { acts, createDevice } from './device.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { broken, demand } from './demand.ts';
import type { Promised } from './promise.ts';

const CANARY = 'zq7-not-to-be-repeated';

/** That an answer is a problem of this protocol (RFC 9457), and repeats nothing that was sent. */
function demandProblem(
  { status, headers, json, text }: Answer,
  code: string,
  expected: number,
): void {
  const problem = (json ?? {}) as Partial<Problem>;
  demand(status === expected, `status ${status} in place of ${expected}`);
  const type = headers.get('Content-Type') ?? 'none';
  demand(type.startsWith('application/problem+json'), `Content-Type ${type}`);
  demand(problem.code === code, `code ${String(problem.code)} in place of ${code}`);
  demand(problem.status === status, `its “status” says ${String(problem.status)}`);
  const isTold = typeof problem.type === 'string' && typeof problem.title === 'string';
  demand(isTold, 'it lacks “type” or “title”');
  demand(!text.includes(CANARY), 'it repeats what was sent');
}

async function ringOf({ ask }: Endpoint): Promise<Keyring> {
  const { status, json } = await ask('jwks.json');
  const keys = (json as { keys?: unknown } | undefined)?.keys;
  demand(status === 200 && Array.isArray(keys), `GET /jwks.json: ${status}, and no keys`);
  return (await trusted(keys)).ring;
}

export const SPEAKING: readonly Promised[] = [
  {
    name: 'receipts',
    says: 'each receipt is an ES256 JWS of its event, its subject, the time and the place, by a key of /jwks.json',
    async keep(endpoint) {
      const device = await createDevice();
      const events = await acts(device, 2);
      const { receipts } = await endpoint.sync(await device.request({ events }));
      const ring = await ringOf(endpoint);
      for (const { id, jws } of receipts) {
        const claims = await claimsBy(ring, jws, RECEIPT_TYPE);
        if (typeof claims === 'string') throw broken(`a receipt does not hold: ${claims}`);
        const { jti, sub, iat, seq } = claims;
        demand(jti === id && sub === device.subject, 'it names another event, or another subject');
        demand(Number.isSafeInteger(iat) && Number.isSafeInteger(seq), 'it has no time or place');
      }
    },
  },
  {
    name: 'keys',
    says: '/jwks.json has P-256 keys under their own thumbprints, and nothing that is secret',
    async keep({ ask }) {
      const { json } = await ask('jwks.json');
      const { keys } = (json ?? {}) as { readonly keys?: readonly object[] };
      demand(Array.isArray(keys) && keys.length > 0, 'there are none');
      for (const jwk of keys) {
        const read = await readKey(jwk);
        if (typeof read === 'string') throw broken(`one is none: ${read}`);
        demand(!('d' in jwk), 'one is private');
      }
    },
  },
  {
    name: 'notices',
    says: '/notices is JSON with an ETag, and 304 to whoever has it',
    async keep({ ask }) {
      const { status, json, headers } = await ask('notices');
      const etag = headers.get('ETag');
      demand(status === 200 && typeof json === 'object', `status ${status}, or no JSON`);
      demand(etag !== null, 'no ETag');
      const again = await ask('notices', { headers: { 'If-None-Match': etag } });
      demand(again.status === 304, `status ${again.status} in place of 304`);
    },
  },
  {
    name: 'not-cached',
    says: 'answers to /sync are kept by nobody (Cache-Control: no-store)',
    async keep({ post }) {
      const { headers } = await post(JSON.stringify(await (await createDevice()).request()));
      const control = headers.get('Cache-Control') ?? 'none';
      demand(control.includes('no-store'), `Cache-Control ${control}`);
    },
  },
  {
    name: 'both-types',
    says: 'application/json is taken as text/plain is',
    async keep({ post }) {
      const body = JSON.stringify(await (await createDevice()).request());
      const { status } = await post(body, { 'Content-Type': 'application/json' });
      demand(status === 200, `status ${status}`);
    },
  },
  {
    name: 'malformed-request',
    says: 'what is no request is a problem, status 400',
    async keep({ post }) {
      for (const body of [
        '',
        '{',
        'null',
        '[]',
        '{"v":2}',
        `"${CANARY}"`,
        `{"v":1,"a":"${CANARY}"}`,
      ]) {
        demandProblem(await post(body), 'malformed-request', 400);
      }
    },
  },
  {
    name: 'deep',
    says: 'JSON that nests more than eight deep is a problem, status 400',
    async keep({ post }) {
      const body = `{"v":1,"heads":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
      demandProblem(await post(body), 'malformed-request', 400);
    },
  },
  {
    name: 'too-large',
    says: 'a body of more than 65,536 bytes, or more than 50 events, is a problem, status 413',
    async keep({ post }) {
      demandProblem(await post(' '.repeat(LIMITS.bytes + 1)), 'too-large', 413);
      const request = await (await createDevice()).request();
      const events = Array.from({ length: LIMITS.events + 1 }, () => ({}));
      demandProblem(await post(JSON.stringify({ ...request, events })), 'too-large', 413);
    },
  },
  {
    name: 'content-type',
    says: 'a body of another type is a problem, status 415',
    async keep({ post }) {
      const body = JSON.stringify(await (await createDevice()).request());
      const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
      demandProblem(await post(body, form), 'wrong-content-type', 415);
    },
  },
  {
    name: 'methods',
    says: 'another method is a problem, status 405, with those that there are',
    async keep({ ask }) {
      const answer = await ask('sync');
      demandProblem(answer, 'wrong-method', 405);
      const allow = answer.headers.get('Allow') ?? 'none';
      demand(allow.includes('POST'), `Allow ${allow}`);
    },
  },
  {
    name: 'cross-origin',
    says: 'a page of any origin cannot read an answer unless its origin was listed, and never by *',
    async keep({ post, ask }) {
      const Origin = 'https://stranger.example';
      const body = JSON.stringify(await (await createDevice()).request());
      const asked = { 'Access-Control-Request-Method': 'POST' };
      const answers = [
        await post(body, { 'Content-Type': 'text/plain', Origin }),
        await ask('sync', { method: 'OPTIONS', headers: { Origin, ...asked } }),
      ];
      for (const { headers } of answers) {
        const opened = headers.get('Access-Control-Allow-Origin');
        demand(opened === null, `Access-Control-Allow-Origin ${opened}`);
      }
    },
  },
];

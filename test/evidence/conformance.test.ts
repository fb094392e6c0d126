import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { conformance, PROMISES } from '../../src/cli/conformance/run.ts';
import type { ConsentEvent, SealedEvent } from '../../src/core/event.ts';
import type { SyncRequest, SyncResponse } from '../../src/core/protocol.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { Store } from '../../src/core/store.ts';
import { createHandler } from '../../src/server/handler.ts';
import { freshKey } from '../../src/server/keys/key.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { sqliteStore } from '../../src/server/sqlite/sqlite.ts';
import { SAMPLE } from '../server/sample.ts';
import { listen, type Handler } from '../support/listen.ts';

/** The promises that an endpoint breaks, by name. */
async function brokenBy(handler: Handler): Promise<string[]> {
  const { url, close } = await listen(handler);
  const { out = '', err } = await conformance({
    command: 'conformance',
    url: `${url}/doui`,
    format: 'json',
  });
  await close();
  expect(err).toBeUndefined();
  const results = JSON.parse(out) as { name: string; kept: boolean }[];
  expect(results).toHaveLength(PROMISES.length);
  return results.filter(({ kept }) => !kept).map(({ name }) => name);
}

const handlerOn = (store: Store = memoryStore()) => createHandler({ store, notices: SAMPLE });

const ours = handlerOn();

/** What a wrapped server remembers, to be able to break promises. */
const seen = new Map<string, { readonly key: string; readonly events: Map<string, SealedEvent> }>();
const proofs = new Set<string>();

const eventsOf = (subject: string): SealedEvent[] => [
  ...(seen.get(subject)?.events.values() ?? []),
];
const given = (answer: SyncResponse, { subject }: SyncRequest): object => ({
  ...answer,
  proven: true,
  events: eventsOf(subject),
});
/** Another signature, always the same. */
const forged = (receipt: Receipt): Receipt => ({
  ...receipt,
  jws: receipt.jws.replace(/.{4}$/, 'AAAA'),
});
const isDevice = ({ key, subject }: SyncRequest): boolean => seen.get(subject)?.key === key.x;

/** Changes each answer to an exchange. */
const answering =
  (change: (answer: SyncResponse, request: SyncRequest) => object): Handler =>
  async (request) => {
    if (!request.url.endsWith('/sync') || request.method !== 'POST') return ours(request);
    const text = await request.clone().text();
    const response = await ours(request);
    if (response.status !== 200) return response;
    const asked = JSON.parse(text) as SyncRequest;
    const answer = (await response.json()) as SyncResponse;
    const held = seen.get(asked.subject) ?? { key: asked.key.x, events: new Map() };
    if (seen.has(asked.subject) || asked.events.length > 0) seen.set(asked.subject, held);
    const taken = new Set(answer.receipts.map(({ id }) => id));
    for (const event of asked.events) if (taken.has(event.id)) held.events.set(event.id, event);
    const changed = change(answer, asked);
    proofs.add(asked.proof);
    return Response.json(changed, { headers: response.headers });
  };

/** Answers to events as if some had not been sent. */
const without = (isUnwanted: (event: SealedEvent) => boolean): Handler =>
  answering((answer, { events }) => {
    const ids = new Set(events.filter(isUnwanted).map(({ id }) => id));
    return { ...answer, receipts: answer.receipts.filter(({ id }) => !ids.has(id)) };
  });

const notRefusing = (code: string): Handler =>
  answering((answer) => ({
    ...answer,
    refused: answer.refused.filter((one) => one.code !== code),
  }));

/** Changes each whole answer. */
const wrapping =
  (change: (response: Response, request: Request) => Response | Promise<Response>): Handler =>
  async (request) => {
    const copy = request.clone();
    return change(await ours(request), copy);
  };

const withHeader = (name: string, value: string, on: string): Handler =>
  wrapping((response, { url, method }) => {
    if (`${method} ${new URL(url).pathname}`.endsWith(on)) response.headers.set(name, value);
    return response;
  });

/** An answer of another status, where it has this one. */
const restating = (from: number, isMeant: (body: string) => boolean): Handler =>
  wrapping(async (response, request) =>
    response.status === from && isMeant(await request.text())
      ? Response.json({ type: 'x', title: 'x', status: 500 }, { status: 500 })
      : response,
  );

/** The very same request is sent by one promise only, ten times at once. */
const bodies = new Set<string>();
const atOnce: Handler = async (request) => {
  const text = await request.clone().text();
  const isAgain = text !== '' && bodies.has(text);
  bodies.add(text);
  const change = answering((answer) => ({ ...answer, receipts: answer.receipts.map(forged) }));
  return (isAgain ? change : ours)(request);
};

const moved = (receipt: Receipt): Receipt => {
  const [header, payload = '', signature] = receipt.jws.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { seq: number };
  if (claims.seq < 12) return receipt;
  const other = Buffer.from(JSON.stringify({ ...claims, seq: claims.seq + 1 })).toString(
    'base64url',
  );
  return { ...receipt, jws: [header, other, signature].join('.') };
};

describe('an endpoint that keeps every promise', () => {
  test('in memory', async () => {
    expect(await brokenBy(handlerOn())).toEqual([]);
  });

  test('with SQLite, limits, and accounts of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doui-conformance-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const store = sqliteStore(join(folder, 'doui.sqlite'));
    const handler = createHandler({ store, notices: SAMPLE, limits: {}, key: await freshKey() });
    expect(await brokenBy(handler)).toEqual([]);
    await store.close();
  });
});

/** Servers that break one promise each. */
const BROKEN: { readonly [promise: string]: Handler } = {
  acknowledged: answering((answer, { events }) => ({
    ...answer,
    receipts: events.length === 5 ? answer.receipts.slice(1) : answer.receipts,
  })),
  idempotent: answering((answer, { events, proof, subject }) => {
    const again = events.length > 1 && seen.get(subject)?.events.size === 3 && proofs.has(subject);
    proofs.add(events.length > 1 ? subject : proof);
    return again ? { ...answer, receipts: answer.receipts.map(forged) } : answer;
  }),
  concurrent: atOnce,
  placed: answering((answer) => ({ ...answer, receipts: answer.receipts.map(moved) })),
  'any-order': answering((answer, { events }) => {
    const early = new Set(events.filter(isEarly).map(({ id }) => id));
    return { ...answer, receipts: answer.receipts.filter(({ id }) => !early.has(id)) };
  }),
  whole: answering((answer) => ({
    ...answer,
    events: answer.events.map((sealed) => {
      const { later: _, ...event } = sealed.event as ConsentEvent & { later?: unknown };
      return { ...sealed, event };
    }),
  })),
  'unknown-notice': without(({ event }) => event?.notices?.[0]?.key === 'conformance'),
  late: without(({ event }) => /^20(01|99)/.test(event?.at ?? '')),
  'read-back': answering((answer, { events }) => ({
    ...answer,
    receipts: answer.receipts.filter(({ id }) => events.some((event) => event.id === id)),
  })),
  heads: answering((answer, asked) =>
    answer.proven && asked.events.length === 0 ? given(answer, asked) : answer,
  ),
  unproven: answering((answer, asked) =>
    /^A+$/.test(asked.proof) ? given(answer, asked) : answer,
  ),
  stranger: answering((answer, asked) =>
    seen.has(asked.subject) && !isDevice(asked) ? given(answer, asked) : answer,
  ),
  'proof-covers': answering((answer, asked) =>
    proofs.has(asked.proof) && /[B-Z]/.test(asked.proof) && isDevice(asked)
      ? given(answer, asked)
      : answer,
  ),
  stale: answering((answer, asked) =>
    Math.abs(Date.parse(asked.at) - Date.now()) > 1_800_000 ? given(answer, asked) : answer,
  ),
  'unknown-alike': answering((answer, asked) =>
    asked.proof === '' && asked.events.length === 0
      ? { ...answer, known: seen.has(asked.subject) }
      : answer,
  ),
  'odd-token': answering((answer, { token }) =>
    token === undefined ? answer : { ...answer, linked: true },
  ),
  'wrong-hash': notRefusing('wrong-hash'),
  'large-event': notRefusing('too-large'),
  'wrong-notice': notRefusing('wrong-notice'),
  receipts: answering((answer) => ({ ...answer, receipts: answer.receipts.map(forged) })),
  keys: wrapping(async (response, { url }) => {
    if (!url.endsWith('jwks.json')) return response;
    const { keys } = (await response.json()) as { keys: object[] };
    return Response.json({ keys: keys.map((key) => ({ ...key, d: 'secret' })) });
  }),
  notices: wrapping(async (response, { url }) => {
    if (!url.endsWith('notices')) return response;
    return Response.json(await response.json().catch(() => null));
  }),
  'not-cached': withHeader('Cache-Control', 'max-age=60', 'POST /doui/sync'),
  'both-types': wrapping((response, request) =>
    request.headers.get('Content-Type') === 'application/json'
      ? Response.json({}, { status: 415 })
      : response,
  ),
  'malformed-request': wrapping(async (response, request) => {
    const body = await request.text();
    if (response.status !== 400 || body.length > 1_000) return response;
    const problem = { ...((await response.json()) as object), detail: `No request: ${body}` };
    return Response.json(problem, { status: 400, headers: response.headers });
  }),
  deep: restating(400, (body) => body.length > 1_000),
  'too-large': restating(413, (body) => body.startsWith('{')),
  'content-type': restating(415, () => true),
  methods: withHeader('Allow', '', 'GET /doui/sync'),
  'cross-origin': withHeader('Access-Control-Allow-Origin', '*', '/doui/sync'),
};

/** Whether it names a parent that has not been taken. */
const isEarly = ({ event }: SealedEvent): boolean =>
  Object.values(event?.decisions ?? {}).some(({ parents }) =>
    parents.some((parent) => !eventsOf(event.subject).some(({ id }) => id === parent)),
  );

test.for(Object.entries(BROKEN))(
  'a server that breaks “%s” breaks it, and nothing else',
  async ([name, handler]) => {
    expect(await brokenBy(handler)).toEqual([name]);
  },
);

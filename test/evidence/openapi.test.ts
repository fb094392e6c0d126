import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROMISES } from '../../src/cli/conformance/run.ts';
import { createEndpoint } from '../../src/cli/conformance/endpoint.ts';
import { LIMITS } from '../../src/core/protocol.ts';
import { createHandler } from '../../src/server/handler.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { createOperator } from '../../src/server/operator/operator.ts';
import { SAMPLE } from '../server/sample.ts';
import { createDevice } from '../support/device.ts';
import { listen, type Handler } from '../support/listen.ts';

interface Described {
  readonly headers?: Readonly<Record<string, { required?: boolean; schema: object }>>;
  readonly content?: Readonly<Record<string, { schema: object }>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: object }>> };
  readonly responses: Readonly<Record<string, Described>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { enum?: string[] }>> };
}

const document = JSON.parse(await readFile('docs/openapi.json', 'utf8')) as Document;

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(document, 'openapi', undefined, false);
const schemaOf = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components'));
function faults(schema: object, value: unknown): unknown {
  const validate = ajv.compile(schemaOf(schema));
  return validate(value) ? undefined : validate.errors;
}

/** What was seen, as `post /sync 200`. */
const seen = new Set<string>();

/** A handler whose every answer must be as the document says, and whose requests too. */
const described =
  (handler: Handler): Handler =>
  async (request) => {
    const { pathname } = new URL(request.url);
    const path = Object.keys(document.paths).find((one) => pathname.endsWith(one));
    const sent = await request.clone().text();
    const response = await handler(request);
    if (path === undefined) return response;
    const operations = document.paths[path] ?? {};
    const [first] = Object.keys(operations);
    // A method that there is not is a problem that every operation tells of.
    const method = request.method.toLowerCase();
    const operation = operations[method === 'head' ? 'get' : method] ?? operations[first ?? ''];
    const { status } = response;
    const answer = operation?.responses[status];
    const where = `${request.method} ${path} ${status}`;
    expect(answer, `${where} is described`).toBeDefined();
    seen.add(`${operation === operations[method] ? method : first} ${path} ${status}`);
    for (const [name, { required, schema }] of Object.entries(answer?.headers ?? {})) {
      const value = response.headers.get(name);
      if (value === null) expect(required ?? false, `${where} has ${name}`).toBe(false);
      else expect(faults(schema, value), `${where} ${name}`).toBeUndefined();
    }
    const type = response.headers.get('Content-Type');
    const text = await response.clone().text();
    const content = answer?.content?.[type ?? ''];
    if (text !== '') expect(content, `${where} ${type}`).toBeDefined();
    const bodies = type === 'application/x-ndjson' ? text.trimEnd().split('\n') : [text];
    for (const body of text === '' ? [] : bodies) {
      expect(faults(content?.schema ?? {}, JSON.parse(body)), where).toBeUndefined();
    }
    const asked = operation?.requestBody?.content['application/json']?.schema;
    const { refused = [] } = status === 200 && path === '/sync' ? JSON.parse(text) : {};
    if (asked !== undefined && status === 200 && refused.length === 0) {
      expect(faults(asked, JSON.parse(sent)), `${where}: what was asked`).toBeUndefined();
    }
    return response;
  };

const BEARER = '0123456789abcdef0123456789abcdef';

describe('the description of the protocol', () => {
  const store = memoryStore();
  const shared = { store, notices: SAMPLE, onError: () => {} };
  const faulty = {
    ...shared,
    store: {
      ...store,
      take: () => Promise.reject(new Error('down')),
      keys: () => Promise.reject(new Error('down')),
      person: () => Promise.reject(new Error('down')),
      since: () => Promise.reject(new Error('down')),
      people: () => Promise.reject(new Error('down')),
      erase: () => Promise.reject(new Error('down')),
      purge: () => Promise.reject(new Error('down')),
    },
  };
  const handle = described(createHandler(shared));
  const operate = described(createOperator({ ...shared, bearerKeys: [BEARER] }));
  const failures: unknown[] = [];
  let url = '';
  let close = async () => {};
  beforeAll(async () => {
    ({ url, close } = await listen(async (request) => {
      try {
        return await handle(request);
      } catch (failure) {
        failures.push(failure);
        throw failure;
      }
    }));
  });
  afterAll(() => close());

  const ask = (handler: Handler, path: string, init: RequestInit = {}) =>
    handler(new Request(`https://site.example/doui${path}`, init));
  const order = (
    name: string,
    body: string,
    headers: Readonly<Record<string, string>> = {},
    handler = operate,
  ) =>
    ask(handler, `/operator/${name}`, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${BEARER}`,
        ...headers,
      },
    });

  test('fits everything that is asked and answered when all promises are tried', async () => {
    const endpoint = createEndpoint(`${url}/doui`);
    for (const promised of PROMISES) await promised.keep(endpoint);
    expect(failures).toEqual([]);
    expect(seen).toContain('post /sync 413');
  });

  test('fits what operators ask and are answered, and what fails', async () => {
    const device = await createDevice();
    const { subject } = device;
    const body = JSON.stringify(await device.request({ events: [await device.seal()] }));
    const post = { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } };
    await ask(handle, '/sync', post);
    const orders: [string, string][] = [
      ['state', JSON.stringify({ subject })],
      ['state', '{"account":"nobody"}'],
      ['standing', '{}'],
      ['standing', '{"purpose":"ads","allowed":true}'],
      ['export', '{"links":true}'],
      ['export', JSON.stringify({ of: { subject } })],
      ['erase', JSON.stringify({ subject })],
      ['erase', '{"account":"nobody"}'],
      ['purge', '{}'],
    ];
    for (const [name, what] of orders) expect((await order(name, what)).status).toBe(200);
    const down = described(createOperator({ ...faulty, bearerKeys: [BEARER] }));
    for (const name of ['state', 'standing', 'export', 'erase', 'purge']) {
      await order(name, '[]');
      await order(name, '{}', { Authorization: 'Bearer x' });
      await order(name, '{}', { 'Content-Type': 'text/html' });
      await order(name, ' '.repeat(LIMITS.bytes + 1));
      await ask(operate, `/operator/${name}`, { headers: { Authorization: `Bearer ${BEARER}` } });
    }
    await order('state', JSON.stringify({ subject }), {}, down);
    await order('erase', JSON.stringify({ subject }), {}, down);
    await order('purge', '{}', {}, down);
    await order('export', '{"since":"1:1:"}', {}, down);
    await ask(handle, '/sync', post);
    const broken = described(createHandler(faulty));
    await ask(broken, '/sync', post);
    await ask(broken, '/jwks.json');
    for (const path of ['/notices', '/jwks.json']) await ask(handle, path, { method: 'POST' });
    const closed = described(createHandler({ ...shared, allowedOrigins: ['https://a.example'] }));
    const stranger = { Origin: 'https://b.example', 'Content-Type': 'text/plain' };
    await ask(closed, '/sync', { ...post, headers: stranger });
    await ask(closed, '/sync', { method: 'OPTIONS', headers: stranger });
    const limits = { newcomers: { burst: 1, perMinute: 1 }, addressOf: () => '192.0.2.1' };
    const crowded = described(createHandler({ ...shared, limits }));
    for (const one of [await createDevice(), await createDevice()]) {
      const crowd = JSON.stringify(await one.request({ events: [await one.seal()] }));
      await ask(crowded, '/sync', { ...post, body: crowd });
    }
  });

  test('describes nothing that was not seen here', () => {
    const told = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => `${method} ${path} ${status}`),
      ),
    );
    expect(told.filter((one) => !seen.has(one))).toEqual([]);
  });

  test('names every problem, every limit and every address', async () => {
    const source = await readFile('src/core/protocol.ts', 'utf8');
    const union = source.slice(source.indexOf('export type ProblemCode'));
    const codes = [...union.slice(0, union.indexOf(';')).matchAll(/\| '([a-z-]+)'/g)];
    expect(document.components.schemas['ProblemCode']?.enum?.toSorted()).toEqual(
      codes.map(([, code = '']) => code).toSorted(),
    );
    const text = JSON.stringify(document);
    const figure = new Intl.NumberFormat('en');
    for (const limit of [LIMITS.bytes, LIMITS.eventBytes]) {
      expect(text).toContain(figure.format(limit));
    }
    expect(text).toContain(`"maxItems":${LIMITS.events}`);
    const desk = await readFile('src/server/operator/desk.ts', 'utf8');
    const orders = [...desk.matchAll(/^ {4}(?:\[|  )'(\w+)',/gm)].map(([, name = '']) => name);
    const told = Object.keys(document.paths).filter((path) => path.startsWith('/operator/'));
    expect(told.map((path) => path.slice('/operator/'.length)).toSorted()).toEqual(
      orders.toSorted(),
    );
  });
});

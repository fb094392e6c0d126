import { expect, test } from 'vitest';
import { createHandler } from '../../src/server/handler.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { SAMPLE } from '../server/sample.ts';
import { listen, type Handler } from '../support/listen.ts';
import { folder } from './doui.ts';

const ours = createHandler({ store: memoryStore(), notices: SAMPLE });

async function told(handler: Handler) {
  const [{ doui }, { url, close }] = [await folder(), await listen(handler)];
  const run = await doui('conformance', `${url}/doui/`);
  await close();
  return run;
}

test('an endpoint that keeps every promise: a line for each, and status 0', async () => {
  const { status, out, err } = await told(ours);
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain('kept    acknowledged: an event that is taken is answered with a receipt');
  expect(out).toMatch(/\nAll \d\d promises are kept\.\n$/);
});

test('one that does not: what was found in its place, and status 1', async () => {
  const { status, out } = await told(async (request) => {
    const response = await ours(request);
    if (request.method === 'GET') response.headers.delete('Allow');
    return response;
  });
  expect(status).toBe(1);
  expect(out).toMatch(/\nBROKEN {2}methods: .*\n {8}Allow none\n/);
  expect(out).toMatch(/\n1 of \d\d promises are broken\.\n$/);
});

test('a captive portal, or a page of another kind, breaks nearly all of them', async () => {
  const { status, out } = await told(() => new Response('<h1>Log in</h1>'));
  expect(status).toBe(1);
  expect(out).toContain('200, and no answer of this protocol: <h1>Log in</h1>');
});

test('where nobody answers, or there is no address, it is status 2', async () => {
  const { doui } = await folder();
  const nobody = await doui('conformance', 'http://127.0.0.1:9');
  expect([nobody.status, nobody.out]).toEqual([2, '']);
  expect(nobody.err).toContain('nobody answers');
  for (const args of [
    [],
    ['site.example'],
    ['http://a', 'http://b'],
    ['http://a', '--format', 'x'],
  ]) {
    expect((await doui('conformance', ...args)).status).toBe(2);
  }
});

import { expect, test } from 'vitest';
import { memoryStore } from '../../src/server/memory.ts';
import { createHandler } from '../../src/server/handler.ts';
import { listen } from '../support/listen.ts';
import { VENDOR_LIST } from '../support/vendorList.ts';
import { SAMPLE } from './sample.ts';

test('the vendor list is fetched once, kept, and served however long its source is down', async () => {
  let answer = (): Response => Response.json(VENDOR_LIST);
  const asked: string[] = [];
  const source = await listen((request) => {
    asked.push(new URL(request.url).pathname);
    return answer();
  });
  let now = Date.parse('2026-11-22T00:00:00Z');
  const failures: unknown[] = [];
  const handle = createHandler({
    store: memoryStore(),
    notices: SAMPLE,
    now: () => new Date(now),
    gvl: { from: `${source.url}/v3` },
    onError: (error) => failures.push(error),
  });
  const get = (name: string) => handle(new Request(`https://site.example/doui/gvl/${name}`));
  const hours = (count: number): void => void (now += count * 3_600_000);

  const all = await Promise.all([get('vendor-list.json'), get('vendor-list.json')]);
  for (const one of all) expect(await one.json()).toEqual(VENDOR_LIST);
  await get('vendor-list.json');
  expect(asked).toEqual(['/v3/vendor-list.json']);

  hours(13);
  answer = () => new Response('gone', { status: 500 });
  expect(await (await get('vendor-list.json')).json()).toEqual(VENDOR_LIST);
  expect(failures).toHaveLength(1);
  // Nobody waits for it each time, and nobody forgets.
  await get('vendor-list.json');
  expect(asked).toHaveLength(2);
  hours(24 * 365);
  answer = () => Response.json({ vendors: 'none' });
  expect((await get('vendor-list.json')).status).toBe(200);
  hours(1);
  answer = () => Response.json({ ...VENDOR_LIST, vendorListVersion: 124 });
  expect(await (await get('vendor-list.json')).json()).toMatchObject({ vendorListVersion: 124 });

  answer = () => new Response('{}', { status: 404 });
  expect((await get('purposes-ja.json')).status).toBe(503);
  const before = asked.length;
  expect((await get('purposes-xx.json')).status).toBe(404);
  expect((await get('archives.json')).status).toBe(404);
  expect(asked).toHaveLength(before);
  await source.close();
});

test('without it nothing is fetched, and nothing served', async () => {
  const handle = createHandler({ store: memoryStore(), notices: SAMPLE });
  const response = await handle(new Request('https://site.example/doui/gvl/vendor-list.json'));
  expect(response.status).toBe(404);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SyncResponse } from '../../src/core/protocol.ts';
import { createDevice } from '../support/device.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { folderOf, served, start } from './process.ts';

let postgres: Postgres;
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(() => postgres.stop());

describe('doui serve on PostgreSQL', () => {
  test('makes its tables at the start, shares them with others, and ends its connections', async () => {
    const env = { DOUI_DATABASE: postgres.url };
    const [one, other] = await Promise.all([served([], env), served([], env)]);
    const device = await createDevice();
    const sync = async (url: string, part: object): Promise<SyncResponse> => {
      const response = await fetch(`${url}/doui/sync`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain' },
        body: JSON.stringify(await device.request(part)),
      });
      return (await response.json()) as SyncResponse;
    };
    const { receipts } = await sync(one.url, { events: [await device.seal()] });
    expect(await sync(other.url, {})).toMatchObject({ receipts, proven: true });
    const keys = (url: string) =>
      fetch(`${url}/doui/jwks.json`).then((response) => response.text());
    expect(await keys(one.url)).toBe(await keys(other.url));
    for (const each of [one, other]) {
      each.signal('SIGTERM');
      expect(await each.ended).toBe(0);
      expect(each.err()).toBe('');
    }
    const purge = start(await folderOf(), ['--purge'], env);
    expect(await purge.ended).toBe(0);
    expect(purge.out()).toBe('0 subjects deleted.\n');
  });
});

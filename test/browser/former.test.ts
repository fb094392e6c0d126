import { readFileSync } from 'node:fs';
import { set } from 'idb-keyval';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCourier, type Courier } from '../../src/browser/delivery/courier.ts';
import { settleFormer } from '../../src/browser/delivery/former.ts';
import { createMemory } from '../../src/browser/storage/memory.ts';
import { createHandler } from '../../src/server/handler.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { anAct } from '../support/device.ts';
import { listen, type Listening } from '../support/listen.ts';

const notices = JSON.parse(readFileSync('demo/notices/ntt-communications.json', 'utf8'));

let server: Listening;
beforeEach(async () => {
  server = await listen(createHandler({ store: memoryStore(), notices }));
});
afterEach(() => server.close());

/** The device of one whose account no server knows yet, on which another's turn has begun. */
async function left() {
  const { use, rows } = createMemory([], () => {});
  await set(['act', 'first'], anAct(), use);
  await set(['account', 'ann'], false, use);
  await set(['era'], 'next', use);
  const replica = {
    genuine: async <One>(all: readonly One[]) => [...all],
    refresh: () => expect.fail('nothing of it is read'),
  };
  const settle = (courier: Courier) => settleFormer({ use, replica, courier }, {});
  const kept = () => rows().map(([key]) => key.join(' '));
  return { use, settle, kept };
}

it('what is sent goes, and the key stays until it can be linked', async () => {
  const { settle, kept } = await left();
  await settle(createCourier(server.url));
  expect(kept().toSorted()).toEqual(['account ann', 'device', 'era']);
});

it('what a tab adds that is still in that turn stays, to be sent another time', async () => {
  const { use, settle, kept } = await left();
  const courier = createCourier(server.url);
  await settle(async (errand) => {
    const answer = await courier(errand);
    await set(['act', 'late'], anAct(), use);
    return answer;
  });
  expect(kept()).toContain('act late');
  await settle(courier);
  expect(kept().toSorted()).toEqual(['account ann', 'device', 'era']);
});

import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncResponse } from '../../src/core/protocol.ts';
import type { EngineName } from '../support/engines.ts';
import { openRig, type Rig } from './rig.ts';

const SOAK = process.env['SOAK'] !== undefined;
const WITHDRAWALS = SOAK ? 300 : 6;
const REPLIES = SOAK ? 30 : 3;
/** The longest time, in milliseconds, from the withdrawal to the kill. */
const SPAN = 80;

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** What a browser that is cut short, or copied, does when it is started again. */
export function cut(engine: EngineName): void {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig(engine);
  });
  afterAll(() => rig?.close());

  describe(engine, { timeout: SOAK ? 3_600_000 : 240_000 }, () => {
    it('F01: killed within 80 ms of a withdrawal, no more is open than the last durable act says', async () => {
      let running = rig.start('c0', 'regret');
      for (let round = 0; round < WITHDRAWALS; round += 1) {
        const name = `c${round}`;
        await rig.told(name, 'acting');
        // The one wait that is meant: the kill comes at any moment of the span, evenly.
        await after((round * SPAN) / WITHDRAWALS);
        await running.kill();
        const saved = rig.has(name, 'saved');
        const before = rig.lab.reached.length;
        running = rig.start(name, 'look', { next: `c${round + 1}`, onward: 'regret' });
        const seen = await rig.told(name, 'seen');
        await rig.told(name, 'sent');
        const again = rig.lab.reached.slice(before).filter((path) => path.endsWith(`?${name}`));
        if (seen.entries === 2) {
          expect(seen, name).toMatchObject({ value: 'denied', allows: false });
          expect(again).toEqual([]);
        } else {
          // It was cut off before anything was kept, and nothing had said otherwise.
          expect([seen.entries, seen.value, saved], name).toEqual([1, 'granted', false]);
        }
      }
      await running.kill();
    });

    it('F03: killed with a request under way that the server has committed: one row, one receipt', async () => {
      for (let round = 0; round < REPLIES; round += 1) {
        const name = `h${round}`;
        const replies: SyncResponse[] = [];
        let held = true;
        const committed = new Promise<void>((resolve) => {
          rig.lab.answer('/doui/sync', async (request) => {
            const response = await rig.lab.handle(request);
            replies.push((await response.clone().json()) as SyncResponse);
            if (!held) return response;
            resolve();
            return new Promise<Response>(() => {});
          });
        });
        let running = rig.start(name, 'decide');
        await committed;
        await running.kill();
        held = false;
        running = rig.start(name, 'look');
        expect(await rig.told(name, 'seen')).toMatchObject({ entries: 1, allows: true });
        expect(await rig.told(name, 'sent')).toMatchObject({ deliveries: ['sent'] });
        await running.kill();
        rig.lab.answer('/doui/sync', undefined);
        const [first, ...others] = replies.map(({ receipts }) => receipts);
        expect(first).toHaveLength(1);
        expect(others.length).toBeGreaterThan(0);
        for (const other of others) expect(other).toEqual(first);
        const rows = await rig.lab.store.since(undefined, 1_000);
        const [id] = (first ?? []).map(({ id: named }) => named);
        expect(rows.events.filter(({ sealed }) => sealed.id === id)).toHaveLength(1);
      }
    });

    it('F31: of a profile and its copy, which decide otherwise, both acts are kept, and denial wins', async () => {
      const copy = `${rig.profile}-copy`;
      let running = rig.start('p', 'decide', { decision: 'refused', as: 'p1' });
      await rig.told('p1', 'saved');
      await running.quit();
      await promisify(execFile)('cp', ['-a', rig.profile, copy]);
      try {
        rig.lab.answer('/doui/sync', () => new Response('', { status: 503 }));
        running = rig.start('p', 'decide', { decision: 'granted', as: 'p2' });
        expect(await rig.told('p2', 'saved')).toMatchObject({ allows: true });
        await running.kill();
        running = rig.start('p', 'decide', { decision: 'refused', as: 'q2' }, copy);
        expect(await rig.told('q2', 'saved')).toMatchObject({ allows: false });
        await running.kill();
        rig.lab.answer('/doui/sync', undefined);
        running = rig.start('p', 'look', { as: 'p3' });
        expect(await rig.told('p3', 'sent')).toMatchObject({ entries: 2, allows: true });
        await running.kill();
        running = rig.start('p', 'look', { as: 'q3' }, copy);
        const denied = { value: 'denied', allows: false };
        expect(await rig.told('q3', 'sent')).toMatchObject({ entries: 3, ...denied });
        await running.kill();
        // The first one learns of it when it next has something to say.
        running = rig.start('p', 'decide', { decision: 'granted', as: 'p4' });
        await rig.told('p4', 'saved');
        await running.kill();
        running = rig.start('p', 'look', { as: 'p5' });
        const deliveries = Array(4).fill('sent');
        expect(await rig.told('p5', 'sent')).toMatchObject({ entries: 4, deliveries, ...denied });
        await running.kill();
      } finally {
        await running.kill();
        await rm(copy, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  });
}

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EngineName } from '../support/engines.ts';
import { openRig, type Rig } from './rig.ts';

const SOAK = process.env['SOAK'] !== undefined;
const ROUNDS = SOAK ? 300 : 12;
/** The longest time, in milliseconds, from the act to the kill. */
const SPAN = 80;

/** For some hundred starts of a browser, on a machine that does other things too. */
const LONG = SOAK ? 3_600_000 : 240_000;

const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** What a browser that is killed must have kept. */
export function crashes(engine: EngineName): void {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig(engine);
  });
  // A browser that a failed test has left would take the next one's page.
  afterEach(() => rig.kill());
  afterAll(() => rig?.close());

  describe(engine, { timeout: LONG }, () => {
    it('F01: killed within 80 ms of a decision, it is there and obeyed, or asked again', async () => {
      const decisionOf = (round: number) => (round % 3 === 2 ? 'refused' : 'granted');
      let running = rig.start('r0', 'decide', { decision: 'granted' });
      for (let round = 0; round < ROUNDS; round += 1) {
        const name = `r${round}`;
        await rig.told(name, 'acting');
        // The one wait that is meant: the kill comes at any moment of the span, evenly.
        await after((round * SPAN) / ROUNDS);
        await running.kill();
        const saved = rig.has(name, 'saved');
        running = rig.start(name, 'look', {
          next: `r${round + 1}`,
          decision: decisionOf(round + 1),
        });
        const seen = await rig.told(name, 'seen');
        const is = seen.entries === 1;
        expect(seen, name).toMatchObject(
          is
            ? {
                allows: decisionOf(round) === 'granted',
                value: decisionOf(round) === 'granted' ? 'granted' : 'denied',
              }
            : { entries: 0, asked: true, allows: false, value: 'unset' },
        );
        // Nothing claims a success that it has not had, and nothing opens that is not on the disk.
        if (saved || rig.leaked(name)) expect(is, name).toBe(true);
        expect(await rig.told(name, 'sent')).toMatchObject({ deliveries: is ? ['sent'] : [] });
      }
      await running.kill();
    });

    it('F02: killed as soon as it is said to be durable, it is there and is sent next time', async () => {
      let running = rig.start('d0', 'decide');
      for (let round = 0; round < ROUNDS / 4; round += 1) {
        const name = `d${round}`;
        await rig.told(name, 'saved');
        await running.kill();
        running = rig.start(name, 'look', { next: `d${round + 1}` });
        expect(await rig.told(name, 'seen')).toMatchObject({ entries: 1, allows: true });
        expect(await rig.told(name, 'sent')).toMatchObject({ deliveries: ['sent'] });
      }
      await running.kill();
    });

    it('F04: killed after a withdrawal, no mirror that still says settled opens anything', async () => {
      let running = rig.start('w0', 'regret');
      for (let round = 0; round < ROUNDS / 4; round += 1) {
        const name = `w${round}`;
        await rig.told(name, 'saved');
        await running.kill();
        expect(rig.leaked(name)).toBe(true);
        const before = rig.lab.reached.length;
        running = rig.start(name, 'look', { stale: '', next: `w${round + 1}`, onward: 'regret' });
        expect(await rig.told(name, 'seen')).toMatchObject({ entries: 2, allows: false });
        await rig.told(name, 'sent');
        const again = rig.lab.reached.slice(before).filter((path) => path.endsWith(`?${name}`));
        expect(again).toEqual([]);
      }
      await running.kill();
    });

    it('F07: each of 300 decisions made in the task of leaving the page is kept', async () => {
      const each = 25;
      const more = 11;
      const running = rig.start('n', 'leave', {
        left: `${each}`,
        each: `${each}`,
        more: `${more}`,
      });
      for (const name of ['n', ...Array.from({ length: more }, (_, at) => `n${more - at}`)]) {
        expect(await rig.told(name, 'left'), name).toMatchObject({ entries: each });
      }
      await running.kill();
    });
  });
}

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../../src/core/event.ts';
import {
  empty,
  frontier,
  heads,
  ledgerOf,
  merge,
  pending,
  type Ledger,
} from '../../src/core/ledger.ts';
import { LIMITS } from '../../src/core/protocol.ts';
import { createDevice, type Device } from '../support/device.ts';
import { serve, type Server } from './serve.ts';
import { heldOf } from '../support/held.ts';

/*
 * One person's device with two profiles that were copied from each other, so that both sign with
 * one key and neither knows what the other decides, until the server tells.
 */

type Step =
  | { readonly do: 'decide'; readonly at: 0 | 1; readonly decision: Decision; readonly on: string }
  | {
      readonly do: 'sync';
      readonly at: 0 | 1;
      /** Which of the events to send, in which order; those out of range are left out. */
      readonly order: readonly number[];
      /** The answer gets lost, after the server has done its part. */
      readonly lost: boolean;
    };

const at = fc.constantFrom<0 | 1>(0, 1);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('decide' as const),
      at,
      decision: fc.constantFrom<Decision>('granted', 'refused', 'withdrawn'),
      on: fc.constantFrom('ads', 'mail'),
    }),
    fc.record({
      do: fc.constant('sync' as const),
      at,
      order: fc.array(fc.nat(7), { maxLength: 8 }),
      lost: fc.boolean(),
    }),
  ),
  { maxLength: 12 },
);

const notices = [{ key: 'policy', version: '0', hash: 'A'.repeat(43) }];

async function decide(device: Device, ledger: Ledger, purpose: string, decision: Decision) {
  const parents = heads(ledger, purpose).map(({ id }) => id);
  const sealed = await device.seal({ notices, decisions: { [purpose]: { decision, parents } } });
  return merge(ledger, ledgerOf([sealed]));
}

/** What the page does with an exchange: the union of what it knew and what it was told. */
async function exchange(
  { sync }: Server,
  device: Device,
  ledger: Ledger,
  events = pending(ledger),
): Promise<Ledger> {
  const response = await sync(await device.request({ heads: frontier(ledger), events }));
  expect(response).toMatchObject({ proven: true, refused: [] });
  return merge(ledger, ledgerOf(response.events, response.receipts));
}

const idsOf = (ledger: Ledger): string[] => [...ledger.events.keys()].sort();

test(
  'law: ledgers and server converge, whatever is sent, in whatever order, however often',
  { timeout: 60_000 },
  async () => {
    const device = await createDevice();
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const server = serve();
        const ledgers: [Ledger, Ledger] = [empty, empty];
        for (const step of history) {
          const ledger = ledgers[step.at];
          if (step.do === 'decide') {
            ledgers[step.at] = await decide(device, ledger, step.on, step.decision);
          } else {
            const known = [...ledger.events.values()];
            const sent = step.order.flatMap((index) => known[index] ?? []);
            const after = await exchange(server, device, ledger, sent.slice(0, LIMITS.events));
            if (!step.lost) ledgers[step.at] = after;
          }
        }
        // Each speaks once, and the first once more: what the second brought is now known to both.
        ledgers[0] = await exchange(server, device, ledgers[0]);
        ledgers[1] = await exchange(server, device, ledgers[1]);
        ledgers[0] = await exchange(server, device, ledgers[0]);

        const held = await heldOf(server.store, device.subject);
        const truth = ledgerOf(
          held.map(({ sealed }) => sealed),
          held.flatMap(({ receipt }) => receipt ?? []),
        );
        for (const ledger of ledgers) {
          expect(ledger).toEqual(truth);
          expect(idsOf(ledger)).toEqual(idsOf(truth));
          expect(frontier(ledger)).toEqual(frontier(truth));
          expect(pending(ledger)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  },
);

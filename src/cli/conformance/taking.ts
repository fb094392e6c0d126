import { canonical } from '../../core/canonical.ts';
import type { SealedEvent } from '../../core/event.ts';
import type { SyncResponse } from '../../core/protocol.ts';
import { claimsOf } from '../../core/receipt.ts';
import { askedBy, UNKNOWN } from './asked.ts';
import { acts, createDevice, history } from './device.ts';
import { demand } from './demand.ts';
import type { Promised } from './promise.ts';

export const names = (events: readonly { readonly id: string }[]): string =>
  canonical(events.map(({ id }) => id).sort());

const jwsOf = ({ receipts }: SyncResponse): string =>
  canonical(receipts.map(({ jws }) => jws).sort());

/** That the response acknowledges these events, and refuses none. */
export function demandTaken(response: SyncResponse, events: readonly SealedEvent[]): void {
  const refused = response.refused.map(({ code }) => code).join(', ');
  demand(response.refused.length === 0, `refused as ${refused}`);
  const known = new Set(response.receipts.map(({ id }) => id));
  const lacking = events.filter(({ id }) => !known.has(id));
  demand(lacking.length === 0, `${lacking.length} of ${events.length} events without a receipt`);
}

export const TAKING: readonly Promised[] = [
  {
    name: 'acknowledged',
    says: 'an event that is taken is answered with a receipt that names it',
    async keep({ sync }) {
      const device = await createDevice();
      const events = await acts(device, 5);
      demandTaken(await sync(await device.request({ events })), events);
    },
  },
  {
    name: 'idempotent',
    says: 'events sent again, together or apart, get the same receipts, to the byte',
    async keep({ sync }) {
      const device = await createDevice();
      const events = await acts(device, 3);
      const first = jwsOf(await sync(await device.request({ events })));
      const again = jwsOf(await sync(await device.request({ events: events.toReversed() })));
      demand(first === again, 'other receipts the second time');
      const [one] = events;
      const apart = await sync(
        await device.request({ events: one ? [one, one] : [], heads: events.map(({ id }) => id) }),
      );
      const jws = apart.receipts.find(({ id }) => id === one?.id)?.jws ?? 'none';
      demand(
        first.includes(jws),
        'another receipt for an event that was sent twice in one request',
      );
    },
  },
  {
    name: 'concurrent',
    says: 'one event that arrives ten times at once is one event, and has one receipt',
    async keep({ sync }) {
      const device = await createDevice();
      const events = await acts(device, 1);
      const request = await device.request({ events });
      const answers = await Promise.all(Array.from({ length: 10 }, () => sync(request)));
      const receipts = new Set(answers.map(jwsOf));
      demand(receipts.size === 1, `${receipts.size} different receipts`);
    },
  },
  {
    name: 'placed',
    says: 'the receipts of a subject have the places 1, 2, 3 … without gap, also under concurrency',
    async keep({ sync }) {
      const device = await createDevice();
      const events = await acts(device, 12);
      const answers = await Promise.all(
        events.map(async (event) => sync(await device.request({ events: [event] }))),
      );
      const seqs = new Map(
        answers.flatMap(({ receipts }) => receipts.map(({ id, jws }) => [id, claimsOf(jws)?.seq])),
      );
      const found = [...seqs.values()].sort((a = 0, b = 0) => a - b).join();
      demand(found === events.map((_, index) => index + 1).join(), `places ${found}`);
    },
  },
  {
    name: 'any-order',
    says: 'events may come in any order and in any parts: the union is the same',
    async keep(endpoint) {
      const { sync } = endpoint;
      const device = await createDevice();
      const events = await history(device, 4, await askedBy(endpoint));
      for (const event of events.toReversed()) {
        demandTaken(await sync(await device.request({ events: [event] })), [event]);
      }
      const held = await sync(await device.request());
      demand(names(held.events) === names(events), `${held.events.length} of 4 events`);
    },
  },
  {
    name: 'whole',
    says: 'members that a server does not know belong to the event, and are kept',
    async keep({ sync }) {
      const device = await createDevice();
      const event = await device.seal({ later: { version: [1, 'ü'] } } as object);
      demandTaken(await sync(await device.request({ events: [event] })), [event]);
      const { events } = await sync(await device.request());
      demand(canonical(events) === canonical([event]), 'it was not given back as it was sent');
    },
  },
  {
    name: 'unknown-notice',
    says: 'an event is taken though the server does not know the notice that it names',
    async keep({ sync }) {
      const device = await createDevice();
      const events = await history(device, 1, UNKNOWN);
      demandTaken(await sync(await device.request({ events })), events);
    },
  },
  {
    name: 'late',
    says: 'an event is taken though its clock is years off',
    async keep({ sync }) {
      const device = await createDevice();
      const events = [
        await device.seal({ at: '2001-01-01T00:00:00.000Z' }),
        await device.seal({ at: '2099-01-01T00:00:00.000Z' }),
      ];
      demandTaken(await sync(await device.request({ events })), events);
    },
  },
];

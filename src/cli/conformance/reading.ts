import { canonical } from '../../core/canonical.ts';
import { sign } from '../../core/event.ts';
import { proofOf } from '../../core/protocol.ts';
import { askedBy } from './asked.ts';
import { acts, createDevice, history } from './device.ts';
import { demand } from './demand.ts';
import type { Promised } from './promise.ts';
import { names } from './taking.ts';

export const READING: readonly Promised[] = [
  {
    name: 'read-back',
    says: 'who proves to be the subject is given all its events as they were sent, with receipts',
    async keep({ sync }) {
      const device = await createDevice();
      const events = await acts(device, 3);
      await sync(await device.request({ events }));
      const held = await sync(await device.request());
      const byName = new Map(held.events.map((event) => [event.id, canonical(event)]));
      const changed = events.filter((event) => byName.get(event.id) !== canonical(event));
      demand(held.proven, '“proven” is not true');
      demand(changed.length === 0, `${changed.length} of 3 events missing or changed`);
      const attested = new Set(held.receipts.map(({ id }) => id));
      demand(
        events.every(({ id }) => attested.has(id)),
        'events without their receipts',
      );
    },
  },
  {
    name: 'heads',
    says: 'what the heads cover is not sent again',
    async keep(endpoint) {
      const { sync } = endpoint;
      const device = await createDevice();
      const events = await history(device, 4, await askedBy(endpoint));
      await sync(await device.request({ events }));
      const heads = events.slice(1, 2).map(({ id }) => id);
      const held = await sync(await device.request({ heads }));
      demand(
        names(held.events) === names(events.slice(2)),
        `${held.events.length} events, where the heads leave 2`,
      );
    },
  },
  {
    name: 'unproven',
    says: 'without a proof events are taken, and none are given',
    async keep({ sync }) {
      const device = await createDevice();
      const [first, second] = await acts(device, 2);
      await sync(await device.request({ events: first ? [first] : [] }));
      for (const proof of ['', 'A'.repeat(86)]) {
        const request = { ...(await device.request({ events: second ? [second] : [] })), proof };
        const { proven, events, receipts } = await sync(request);
        demand(!proven && events.length === 0, `${events.length} events given`);
        demand(
          receipts.some(({ id }) => id === second?.id),
          'the event was not taken',
        );
        demand(!receipts.some(({ id }) => id === first?.id), 'a receipt of another event given');
      }
    },
  },
  {
    name: 'stranger',
    says: 'nobody else can prove to be a subject, by a key or a proof of their own',
    async keep({ sync }) {
      const [device, stranger] = [await createDevice(), await createDevice()];
      await sync(await device.request({ events: await acts(device, 2) }));
      const { subject } = device;
      const asked = await stranger.request({ subject });
      const { proof } = await stranger.request({ subject, at: asked.at });
      const keyed = { ...(await device.request({ at: asked.at })), proof };
      for (const request of [asked, keyed]) {
        const { proven, events } = await sync(request);
        demand(!proven && events.length === 0, `${events.length} events given`);
      }
    },
  },
  {
    name: 'proof-covers',
    says: 'a proof holds for its own heads, events and time, and for no others',
    async keep({ sync }) {
      const device = await createDevice();
      const events = await acts(device, 2);
      await sync(await device.request({ events }));
      const proven = await device.request({ heads: events.slice(1).map(({ id }) => id) });
      const later = new Date(Date.parse(proven.at) + 1).toISOString();
      for (const change of [{ heads: [] }, { at: later }, { events: events.slice(0, 1) }]) {
        const answer = await sync({ ...proven, ...change });
        const [what] = Object.keys(change);
        demand(!answer.proven && answer.events.length === 0, `holds for other ${what}`);
      }
    },
  },
  {
    name: 'stale',
    says: 'a proof of an hour ago, or of an hour ahead, is none',
    async keep({ sync }) {
      const device = await createDevice();
      await sync(await device.request({ events: await acts(device, 1) }));
      for (const hours of [-1, 1]) {
        const at = new Date(Date.now() + hours * 3_600_000).toISOString();
        const { proven, events } = await sync(await device.request({ at }));
        demand(!proven && events.length === 0, `holds ${hours} h off`);
      }
    },
  },
  {
    name: 'unknown-alike',
    says: 'who proves nothing cannot tell a subject that is known from one that is not',
    async keep({ sync }) {
      const [known, unknown] = [await createDevice(), await createDevice()];
      await sync(await known.request({ events: await acts(known, 1) }));
      const asked = async (device: typeof known): Promise<string> => {
        const { time: _, ...rest } = await sync({ ...(await device.request()), proof: '' });
        return canonical(rest);
      };
      demand((await asked(known)) === (await asked(unknown)), 'the answers differ');
    },
  },
  {
    name: 'odd-token',
    says: 'a token that is none links nothing, and costs no event',
    async keep({ sync }) {
      const device = await createDevice();
      const events = await acts(device, 1);
      const { proof: _, ...bare } = await device.request({ events });
      const asked = { ...bare, token: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' };
      const proof = await sign(await proofOf(asked), device);
      const { linked, receipts } = await sync({ ...asked, proof });
      demand(linked !== true, '“linked” is true');
      demand(
        receipts.some(({ id }) => id === events[0]?.id),
        'the event was not taken',
      );
    },
  },
];

import { describe, expect, test } from 'vitest';
import { sign } from '../../src/core/event.ts';
import { proofOf, type SyncRequest } from '../../src/core/protocol.ts';
import { createDevice, type Device } from '../support/device.ts';
import { serve, type Server } from './serve.ts';
import { heldOf } from '../support/held.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const now = (): Date => new Date(NOW);
const after = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();

/** A server that holds one event of a victim. */
async function victimised(): Promise<{ server: Server; victim: Device; thief: Device }> {
  const server = serve({ now });
  const [victim, thief] = [await createDevice(), await createDevice()];
  await server.sync(await victim.request({ at: after(0), events: [await victim.seal()] }));
  return { server, victim, thief };
}

describe('a subject reads its own events', () => {
  test.each([-10, -5, 0, 5, 10])('by a proof made %i minutes from now', async (minutes) => {
    const { server, victim } = await victimised();
    const response = await server.sync(await victim.request({ at: after(minutes) }));
    expect(response.proven).toBe(true);
    expect(response.events).toHaveLength(1);
  });

  test('and nobody else’s, proven though it is', async () => {
    const { server, thief } = await victimised();
    const response = await server.sync(await thief.request({ at: after(0) }));
    expect(response).toMatchObject({ proven: true, events: [], receipts: [] });
  });
});

describe('nothing is readable', () => {
  type Attack = (victim: Device, thief: Device) => Promise<object>;
  const at = after(0);
  const honest = (victim: Device): Promise<SyncRequest> => victim.request({ at });

  test.each<[how: string, attack: Attack]>([
    ['without a proof', async (victim) => ({ ...(await honest(victim)), proof: undefined })],
    ['by an empty proof', async (victim) => ({ ...(await honest(victim)), proof: '' })],
    [
      'by a made-up proof',
      async (victim) => ({ ...(await honest(victim)), proof: 'A'.repeat(86) }),
    ],
    ['by a proof of eleven minutes ago', async (victim) => victim.request({ at: after(-11) })],
    ['by a proof of eleven minutes ahead', async (victim) => victim.request({ at: after(11) })],
    [
      'by a proof without its token',
      async (victim) => ({ ...(await honest(victim)), token: 'a.b.c' }),
    ],
    [
      'by a proof with half a character for a token',
      async (victim) => ({ ...(await honest(victim)), token: '\ud800' }),
    ],
    [
      'by a proof for another token',
      async (victim) => ({ ...(await victim.request({ at, token: 'a.b.c' })), token: 'a.b.d' }),
    ],
    ['by a proof of no time', async (victim) => victim.request({ at: 'now' })],
    [
      'by an old proof with a new time',
      async (victim) => ({ ...(await victim.request({ at: after(-60) })), at }),
    ],
    [
      'by a proof for other heads',
      async (victim) => ({ ...(await honest(victim)), heads: ['A'.repeat(43)] }),
    ],
    [
      'by a proof for other events',
      async (victim) => ({ ...(await honest(victim)), events: [await victim.seal()] }),
    ],
    [
      'by the thief’s own key',
      async (victim, thief) => thief.request({ at, subject: victim.subject }),
    ],
    [
      'by the victim’s key and the thief’s proof',
      async (victim, thief) => thief.request({ at, subject: victim.subject, key: victim.key }),
    ],
    [
      'by the thief’s proof of the victim’s statement',
      async (victim, thief) => {
        const request = await honest(victim);
        return { ...request, key: thief.key, proof: await sign(await proofOf(request), thief) };
      },
    ],
  ])('%s', async (_, attack) => {
    const { server, victim, thief } = await victimised();
    const request = (await attack(victim, thief)) as SyncRequest;
    const response = await server.sync(request);
    expect(response).toMatchObject({ proven: false, events: [] });
    expect(response.receipts.map(({ id }) => id)).toEqual(request.events.map(({ id }) => id));
  });

  test('but what is sent is stored and acknowledged all the same', async () => {
    const { server, victim } = await victimised();
    const events = [await victim.seal()];
    const response = await server.sync({ ...(await victim.request({ at, events })), proof: '' });
    expect(response).toMatchObject({ proven: false, events: [], refused: [] });
    expect(response.receipts).toHaveLength(1);
    expect(await heldOf(server.store, victim.subject)).toHaveLength(2);
  });
});

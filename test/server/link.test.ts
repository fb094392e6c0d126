import { beforeAll, describe, expect, test } from 'vitest';
import type { SyncRequest } from '../../src/core/protocol.ts';
import { sign } from '../../src/core/event.ts';
import { proofOf } from '../../src/core/protocol.ts';
import { createDevice, type Device } from '../support/device.ts';
import { createLogin, type Login } from '../support/login.ts';
import { serve, type Server } from './serve.ts';

let login: Login;
beforeAll(async () => void (login = await createLogin()));

const start = (): Server => serve({ accounts: login.options, onError: () => {} });

/** A device that is linked to an account, with one event that the server holds. */
async function linked(server: Server, sub: string): Promise<Device> {
  const device = await createDevice();
  const events = [await device.seal()];
  const answer = await server.sync(await device.request({ events, token: await login.token(sub) }));
  expect(answer).toMatchObject({ proven: true, linked: true });
  return device;
}

describe('server', () => {
  test('devices of one account read the union of their events, with receipts', async () => {
    const server = start();
    const [phone, laptop] = [await linked(server, 'alice'), await linked(server, 'alice')];
    await linked(server, 'bob');
    for (const device of [phone, laptop]) {
      const token = await login.token('alice');
      const { events, receipts, linked } = await server.sync(await device.request({ token }));
      expect(linked).toBe(true);
      const whose = new Set(events.map(({ event }) => event.subject));
      expect(whose).toEqual(new Set([phone.subject, laptop.subject]));
      expect(receipts.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
    }
  });

  test('without a token in the request a linked device reads only its own events', async () => {
    const server = start();
    const [phone] = [await linked(server, 'alice'), await linked(server, 'alice')];
    const answer = await server.sync(await phone.request());
    expect(answer).not.toHaveProperty('linked');
    expect(answer.events.map(({ event }) => event.subject)).toEqual([phone.subject]);
  });

  type Attack = (parts: {
    readonly server: Server;
    readonly victim: Device;
    readonly thief: Device;
  }) => Promise<object>;

  const ATTACKS: readonly [how: string, attack: Attack][] = [
    [
      'F108: another’s device with one’s own token and no proof',
      async ({ victim }) => ({
        ...(await victim.request()),
        proof: '',
        token: await login.token('eve'),
      }),
    ],
    [
      'F108: another’s device with one’s own key',
      async ({ victim, thief }) =>
        thief.request({ subject: victim.subject, token: await login.token('eve') }),
    ],
    [
      'F108: another’s device, named with its key, under one’s own proof',
      async ({ victim, thief }) =>
        thief.request({
          subject: victim.subject,
          key: victim.key,
          token: await login.token('eve'),
        }),
    ],
    [
      'F110: a captured request, with one’s own token in place of the victim’s',
      async ({ victim }) => ({
        ...(await victim.request({ token: await login.token('alice') })),
        token: await login.token('eve'),
      }),
    ],
    [
      'F110: a captured request that had no token, with one’s own',
      async ({ victim }) => ({ ...(await victim.request()), token: await login.token('eve') }),
    ],
    [
      'F110: a captured request without its token, under which it would read as before',
      async ({ victim }) => {
        const { token, ...bare } = await victim.request({ token: await login.token('alice') });
        expect(token).toBeTypeOf('string');
        return bare;
      },
    ],
    [
      'F110: a captured request of eleven minutes ago',
      async ({ victim }) =>
        victim.request({
          at: new Date(Date.now() - 11 * 60_000).toISOString(),
          token: await login.token('alice'),
        }),
    ],
    [
      'F107: the proof of one’s own device over another’s statement',
      async ({ victim, thief }) => {
        const request = await victim.request({ token: await login.token('eve') });
        return { ...request, proof: await sign(await proofOf(request), thief) };
      },
    ],
  ];

  test.each(ATTACKS)('%s', async (_, attack) => {
    const server = start();
    const [victim, thief] = [await linked(server, 'alice'), await createDevice()];
    const answer = await server.sync((await attack({ server, victim, thief })) as SyncRequest);
    expect(answer).toMatchObject({ proven: false, events: [], receipts: [] });
    expect(answer.linked ?? false).toBe(false);
    // And nothing came of it: eve has no subject, and alice the one that she had.
    expect(await server.store.person({ account: 'eve' })).toBeUndefined();
    expect(await server.store.person({ account: 'alice' })).toMatchObject({
      subjects: [victim.subject],
    });
  });

  test('F108: another’s events, caught on the way, do not bring its device to one’s own account', async () => {
    const server = start();
    const victim = await createDevice();
    const events = [await victim.seal()];
    const token = await login.token('eve');
    const answer = await server.sync({ ...(await victim.request({ events })), token });
    expect(answer).toMatchObject({ proven: false, linked: false, events: [] });
    expect(answer.receipts).toHaveLength(1);
    expect(await server.store.person({ account: 'eve' })).toBeUndefined();
    expect(await server.store.person({ subject: victim.subject })).not.toHaveProperty('account');
  });

  test('F108: a subject that is linked stays where it is, whatever token comes later', async () => {
    const server = start();
    const device = await linked(server, 'alice');
    await linked(server, 'eve');
    const token = await login.token('eve');
    const answer = await server.sync(
      await device.request({ token, events: [await device.seal()] }),
    );
    expect(answer).toMatchObject({ proven: true, linked: false, refused: [] });
    const read = new Set(answer.events.map(({ event }) => event.subject));
    expect(read).toEqual(new Set([device.subject]));
    const { subjects = [] } = (await server.store.person({ account: 'eve' })) ?? {};
    expect(subjects).not.toContain(device.subject);
  });

  test.each<[what: string, token: () => Promise<string>]>([
    ['expired', () => login.token('alice', { exp: 1 })],
    ['for another service', () => login.token('alice', { aud: 'shop' })],
    ['forged', async () => `${await login.token('alice')}A`],
    ['no token', async () => 'token'],
  ])('F115: with a token that is %s the events are stored all the same', async (_, make) => {
    const server = start();
    await linked(server, 'alice');
    const device = await createDevice();
    const events = [await device.seal()];
    const answer = await server.sync(await device.request({ events, token: await make() }));
    expect(answer).toMatchObject({ proven: true, linked: false, refused: [] });
    expect(answer.receipts.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(answer.events).toEqual([]);
  });

  test('where no accounts are configured a token links nothing', async () => {
    const server = serve();
    const device = await createDevice();
    const token = await login.token('alice');
    const answer = await server.sync(
      await device.request({ token, events: [await device.seal()] }),
    );
    expect(answer).toMatchObject({ proven: true, linked: false });
    expect(answer.receipts).toHaveLength(1);
  });
});

import type { SealedEvent } from '../../core/event.ts';
import type { ProblemCode } from '../../core/protocol.ts';
import { askedBy, UNKNOWN } from './asked.ts';
import { acts, createDevice, type TestDevice } from './device.ts';
import type { Endpoint } from './endpoint.ts';
import { demand } from './demand.ts';
import type { Promised } from './promise.ts';

/** An event as a forger would send it. */
type Forge = (good: SealedEvent, device: TestDevice) => Promise<object>;

/** That a forged event is refused by itself, under this code, and the one beside it is taken. */
const refused = (code: ProblemCode, says: string, forge: Forge, name: string = code): Promised => ({
  name,
  says,
  async keep({ sync }: Endpoint) {
    const device = await createDevice();
    const [good, other] = await acts(device, 2);
    if (good === undefined || other === undefined) return;
    const forged = (await forge(other, device)) as SealedEvent;
    const request = await device.request({ events: [good] });
    // The proof is of no matter here: events are taken without.
    const answer = await sync({ ...request, events: [good, forged] });
    const codes = answer.refused.map((problem) => problem.code).join(', ');
    demand(answer.refused.length > 0, 'it was not refused');
    demand(answer.refused.length === 1 && codes === code, `refused as ${codes}`);
    const acknowledged = answer.receipts.map(({ id }) => id);
    demand(acknowledged.includes(good.id), 'the event beside it was not taken');
    demand(!acknowledged.includes(forged.id) || forged.id === good.id, 'it has a receipt');
  },
});

export const REFUSING: readonly Promised[] = [
  refused('wrong-hash', 'an event whose id is not its hash is refused', async (good) => ({
    ...good,
    event: { ...good.event, locale: 'ja' },
  })),
  refused(
    'wrong-signature',
    'an event that its subject did not sign is refused',
    async (good, device) => ({ ...good, signature: (await device.seal()).signature }),
  ),
  refused(
    'wrong-signature',
    'a signature in another spelling is refused',
    async (good) => ({ ...good, signature: respelt(good.signature) }),
    'respelt-signature',
  ),
  refused('wrong-subject', 'an event of another subject is refused', async () =>
    (await createDevice()).seal(),
  ),
  refused(
    'wrong-subject',
    'an event in whose place another key stands is refused',
    async (good) => ({ ...good, key: (await createDevice()).key }),
    'another-key',
  ),
  refused(
    'malformed-event',
    'an event that lacks what the protocol asks for is refused',
    async (good) => {
      const { means: _, ...event } = good.event;
      return { ...good, event };
    },
  ),
  refused(
    'malformed-event',
    'an event in which free text stands for a locale is refused',
    async (_, device) => device.seal({ locale: 'Jane Doe, 1 Main Street' }),
    'free-text',
  ),
  refused(
    'too-large',
    'an event of more than 8,192 bytes is refused',
    async (_, device) => device.seal({ filling: 'x'.repeat(8_200) } as object),
    'large-event',
  ),
  {
    name: 'wrong-notice',
    says: 'an event that contradicts the notice that it names is refused',
    async keep(endpoint) {
      const { sync } = endpoint;
      const { pin } = await askedBy(endpoint);
      demand(pin !== UNKNOWN.pin, 'GET /notices gives no notice that asks, to contradict');
      const device = await createDevice();
      const version = `${pin.version} no more`;
      const event = await device.seal({ notices: [{ ...pin, version }] });
      const answer = await sync(await device.request({ events: [event] }));
      const codes = answer.refused.map(({ code }) => code).join(', ');
      demand(codes === 'wrong-notice', codes === '' ? 'it was taken' : `refused as ${codes}`);
    },
  },
];

/** The same 64 bytes, with a spare bit of the last character set (RFC 4648 §3.5). */
function respelt(signature: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(signature.at(-1) ?? '');
  return `${signature.slice(0, -1)}${alphabet[last ^ 1]}`;
}

import { describe, expect, it } from 'vitest';
import type { SealedEvent } from '../../src/core/event.ts';
import type { SyncResponse } from '../../src/core/protocol.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { createDevice } from '../support/device.ts';

const at = useChromiumLab();

type Forgery = (answer: SyncResponse, sent: readonly SealedEvent[]) => Promise<object> | object;

/** From now on the endpoint answers what it would, as a hostile one changes it. */
const forge = (forgery: Forgery): void =>
  at.lab.answer('/doui/sync', async (request) => {
    const { events } = (await request.clone().json()) as { events: SealedEvent[] };
    const answer = (await (await at.lab.handle(request)).json()) as SyncResponse;
    return Response.json(await forgery(answer, events));
  });

/** Decides, sends, and gives back what the page then holds: of everything, also after a reload. */
async function exchanged(): Promise<Standing[]> {
  await at.visit();
  await at.decide({ ads: 'refused' });
  await at.page.evaluate(() => doui.sync());
  const before = await standing();
  await at.visit();
  return [before, await standing()];
}

interface Standing {
  readonly value: string | undefined;
  readonly allowed: boolean;
  readonly entries: number;
}

const standing = (): Promise<Standing> =>
  at.page.evaluate(() => ({
    value: doui.state().purposes['ads']?.value,
    allowed: doui.allows('ads'),
    entries: doui.state().entries.length,
  }));

const REFUSED: Standing = { value: 'denied', allowed: false, entries: 1 };

const grant = { ads: { decision: 'granted', parents: [] } } as const;

/** The event of a refusal with other words under its name. */
const turned = (sealed: SealedEvent, signature: string): SealedEvent => ({
  ...sealed,
  event: { ...sealed.event, decisions: grant },
  signature,
});

describe('chromium', () => {
  it.each<[how: string, forgery: Forgery]>([
    [
      'other words under the name and signature of an event that is held',
      (answer, sent) => ({ ...answer, events: sent.map((one) => turned(one, one.signature)) }),
    ],
    [
      'other words under the name of an event that is held, by a signature that sorts first',
      (answer, sent) => ({ ...answer, events: sent.map((one) => turned(one, '-')) }),
    ],
    [
      'the subject’s own event, signed by another key',
      async (answer, sent) => {
        const other = await createDevice();
        const events = await Promise.all(
          sent.map(async ({ event: { subject, ...act } }) => {
            const sealed = await other.seal({ ...act, decisions: grant });
            return { ...sealed, event: { ...sealed.event, subject } };
          }),
        );
        return { ...answer, events };
      },
    ],
    [
      'another subject’s grant that supersedes the refusal',
      async (answer, sent) => {
        const other = await createDevice();
        const parents = sent.map(({ id }) => id);
        const events = await Promise.all(
          sent.map(({ event }) =>
            other.seal({ ...event, decisions: { ads: { decision: 'granted', parents } } }),
          ),
        );
        return { ...answer, events };
      },
    ],
    [
      'members named like those that objects inherit',
      (answer) =>
        JSON.parse(
          JSON.stringify(answer).replace(
            /^\{/,
            '{"__proto__":{"allowed":true,"linked":true},"constructor":{"prototype":{"allowed":true}},',
          ),
        ),
    ],
  ])('F107: an answer with %s changes nothing, now or later', async (_, forgery) => {
    forge(forgery);
    expect(await exchanged()).toEqual([REFUSED, REFUSED]);
  });
});

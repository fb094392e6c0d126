import type { SealedEvent } from '../../src/core/event.ts';
import { pinOf } from '../../test/server/sample.ts';
import { createDevice } from '../../test/support/device.ts';

/** Requests that are signed before anything is measured, as bytes ready to be sent. */
export interface Requests {
  /** One new event of a new device each. */
  readonly single: readonly Buffer[];
  /** Twenty new events of a new device each. */
  readonly batch: readonly Buffer[];
  /** What those of `single` ask when they come back with nothing new. */
  readonly pull: readonly Buffer[];
}

export const BATCH = 20;

const decision = (choice: 'granted' | 'refused') => ({ decision: choice, parents: [] });

export async function sign(singles: number, batches: number): Promise<Requests> {
  const notices = [await pinOf('2')];
  const single: Buffer[] = [];
  const batch: Buffer[] = [];
  const pull: Buffer[] = [];
  const seal = (device: Awaited<ReturnType<typeof createDevice>>): Promise<SealedEvent> =>
    device.seal({ notices, decisions: { ads: decision('granted') } });
  for (let made = 0; made < singles; made += 1) {
    const device = await createDevice();
    const sealed = await seal(device);
    single.push(bytesOf(await device.request({ events: [sealed] })));
    pull.push(bytesOf(await device.request({ heads: [sealed.id] })));
  }
  for (let made = 0; made < batches; made += 1) {
    const device = await createDevice();
    const events = await Promise.all(Array.from({ length: BATCH }, () => seal(device)));
    batch.push(bytesOf(await device.request({ events })));
  }
  return { single, batch, pull };
}

function bytesOf(request: object): Buffer {
  const body = JSON.stringify(request);
  return Buffer.from(
    'POST /doui/sync HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

import { bytesOf } from '../../src/core/hash.ts';
import { publish } from '../../src/core/publish.ts';
import type { SealedEvent } from '../../src/core/event.ts';
import type { JsonWebKey, Store } from '../../src/core/store.ts';
import { verify } from '../../src/core/evidence/verify.ts';
import type { Verification, VerifyOptions } from '../../src/core/evidence/verdict.ts';
import { exportLines, type ExportOptions } from '../../src/server/operator/export.ts';
import { freshKey } from '../../src/server/keys/key.ts';
import { createKeyring } from '../../src/server/keys/keyring.ts';
import { memoryStore } from '../../src/server/memory.ts';
import { createSigner } from '../../src/server/keys/sign.ts';
import { SAMPLE, pinOf } from '../server/sample.ts';
import { createDevice, type Device } from '../support/device.ts';

export const NOW = new Date('2026-03-01T12:00:00.000Z');

/** A server with what it takes to export: a store, a key, and the sample's notices. */
export interface Operator {
  readonly store: Store;
  readonly key: JsonWebKey;
  /** Takes events of one device, and attests them. */
  take(device: Device, events: readonly SealedEvent[], account?: string): Promise<void>;
  export(options?: ExportOptions): Promise<string>;
}

export async function createOperator(store: Store = memoryStore()): Promise<Operator> {
  const key = await freshKey();
  const signer = await createSigner(key);
  const published = await publish(SAMPLE);
  await store.keepNotices(
    published.map(({ hash, ...notice }) => ({
      hash,
      body: new TextDecoder().decode(bytesOf(notice)),
    })),
  );
  return {
    store,
    key,
    async take({ subject }, events, account) {
      const given = events.map((sealed) => ({ sealed, flags: [] }));
      const received = NOW.toISOString();
      const taken = await store.take({ subject, events: given, received, whole: false, account });
      if (taken === 'erased') throw new Error('erased');
      const signed = await Promise.all(taken.events.map((stored) => signer.sign(stored)));
      await store.attest(signed.map((receipt) => ({ ...receipt, subject })));
    },
    async export(options) {
      const from = {
        store,
        keyring: createKeyring({ store, key, formerKeys: [], days: 90, now: () => NOW }),
        now: () => NOW,
      };
      let text = '';
      for await (const line of exportLines(from, options)) text += line;
      return text;
    },
  };
}

/** A device that granted advertising, and then took that back. */
export async function someone(): Promise<{ device: Device; events: readonly SealedEvent[] }> {
  const device = await createDevice();
  const notices = [await pinOf('1')];
  const granted = await device.seal({
    notices,
    decisions: { ads: { decision: 'granted', parents: [] } },
    at: '2026-03-01T11:00:00.000Z',
  });
  const withdrawn = await device.seal({
    notices,
    decisions: { ads: { decision: 'withdrawn', parents: [granted.id] } },
    at: '2026-03-01T11:00:01.000Z',
  });
  return { device, events: [granted, withdrawn] };
}

/** What `verify` says of these bytes; `undefined` where they are no export at all. */
export async function verified(
  bytes: Uint8Array | string,
  options?: VerifyOptions,
): Promise<Verification | undefined> {
  const chunk = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const found = await verify([chunk], options);
  return 'unreadable' in found ? undefined : found;
}

export const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

/** Where an export ended, as its seal says. */
export const cursorOf = (text: string): string => {
  const { seal } = JSON.parse(linesOf(text).at(-1) ?? '') as { seal: string };
  const claims = JSON.parse(Buffer.from(seal.split('.')[1] ?? '', 'base64url').toString());
  return (claims as { cursor: string }).cursor;
};

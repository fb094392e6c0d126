import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBase64Url } from '../../src/core/base64url.ts';
import { canonical } from '../../src/core/canonical.ts';
import { flaw, proves, sign, subjectOf } from '../../src/core/event.ts';
import { flawOf, isBy } from '../../src/server/keys/native.ts';
import { createDevice } from '../support/device.ts';

/** One character of a text put in another's place. */
const touched = (text: string) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom(...'AQgw_-=+ 09zé'.split('')))
    .map(([place, letter]) => text.slice(0, place) + letter + text.slice(place + 1));

test('law: what Web Crypto finds of an event, Node’s own finds too, whatever was touched', async () => {
  const [device, other] = [await createDevice(), await createDevice()];
  const sealed = await device.seal();
  const spoilt = fc.oneof(
    fc.constant(sealed),
    touched(sealed.signature).map((signature) => ({ ...sealed, signature })),
    touched(sealed.id).map((id) => ({ ...sealed, id })),
    touched(sealed.key.x).map((x) => ({ ...sealed, key: { ...sealed.key, x } })),
    fc.constantFrom(
      { ...sealed, key: other.key },
      { ...sealed, signature: '' },
      { ...sealed, signature: toBase64Url(new Uint8Array(64)) },
      { ...sealed, signature: toBase64Url(new Uint8Array(72).fill(48)) },
      { ...sealed, event: { ...sealed.event, subject: other.subject } },
    ),
  );
  await fc.assert(
    fc.asyncProperty(spoilt, async (one) => {
      expect(await flawOf(one, canonical(one.event))).toBe(await flaw(one));
    }),
    { numRuns: 300 },
  );
});

test('law: nor does it prove more or less, whatever key and signature there are', async () => {
  const device = await createDevice();
  const value = { any: ['value'] };
  const signature = await sign(value, device);
  expect(await isBy(device.subject, device.key, value, signature)).toBe(true);
  const key = fc.oneof(
    fc.constant(device.key),
    touched(device.key.x).map((x) => ({ ...device.key, x })),
    touched(device.key.y).map((y) => ({ ...device.key, y })),
  );
  await fc.assert(
    fc.asyncProperty(
      key,
      fc.oneof(fc.constant(signature), touched(signature)),
      async (one, made) => {
        const subject = await subjectOf(one);
        expect(await isBy(subject, one, value, made)).toBe(await proves(value, one, made));
        expect(await isBy(`${subject}A`, one, value, made)).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});

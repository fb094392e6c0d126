import { get, type UseStore } from 'idb-keyval';
import { ConsentError } from '../core/errors.ts';
import { ES256, proves, sign, subjectOf, type Signer } from '../core/event.ts';
import { keyOf, type Device, type Era } from './storage/idb.ts';
import { keepFirst } from './storage/vault.ts';

/** Signs as this device, if it has acted before. */
export async function knownDevice(
  use: UseStore,
  era: Era | undefined,
): Promise<Signer | undefined> {
  const device = await get<Device>(keyOf('device', '', era), use);
  return device && signerOf(device);
}

/**
 * Signs as this device. Its key is made at the first act, never before, and relied upon only after
 * it has been read back and has signed.
 *
 * @throws ConsentError `storage-unavailable` where no key can be kept.
 */
export async function thisDevice(use: UseStore, era: Era | undefined): Promise<Signer> {
  const known = await knownDevice(use, era);
  if (known !== undefined) return known;
  // Whether it could be kept, or another tab's was first, is seen when it is read back.
  await make(use, era, false)
    .catch(() => make(use, era, true))
    .catch(() => {});
  const kept = await knownDevice(use, era);
  if (kept !== undefined && (await proves({}, kept.key, await sign({}, kept)))) return kept;
  throw new ConsentError('storage-unavailable', 'the device’s key could not be kept');
}

/**
 * Not extractable, so that no script can carry it off; some browsers refuse to store such a key
 * (DataCloneError in Safari's Lockdown Mode), and then the key itself is stored.
 */
async function make(use: UseStore, era: Era | undefined, extractable: boolean): Promise<void> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ES256, extractable, ['sign']);
  const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const device: Device = {
    key: { kty: 'EC', crv: 'P-256', x: String(x), y: String(y) },
    secret: extractable ? await crypto.subtle.exportKey('jwk', privateKey) : privateKey,
  };
  await keepFirst(use, era, device);
}

async function signerOf({ key, secret }: Device): Promise<Signer> {
  const privateKey =
    secret instanceof CryptoKey
      ? secret
      : await crypto.subtle.importKey('jwk', secret, ES256, false, ['sign']);
  return {
    key,
    subject: await subjectOf(key),
    sign: (bytes) => crypto.subtle.sign(ES256, privateKey, bytes),
  };
}

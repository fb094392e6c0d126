import type { Receipt } from '../../core/receipt.ts';
import type { JsonWebKey, SigningKey, Store, StoredEvent } from '../../core/store.ts';
import { checkKey, freshKey, publishedKey, type PublishedKey } from './key.ts';
import { dueAt, NOTICE_DAYS, signingAt, spentAt } from './rotation.ts';
import { createSigner, type ReceiptSigner } from './sign.ts';

/** The keys of receipts. */
export interface Keyring {
  /** The attestation of an event that the store has committed, by the key whose turn it is. */
  sign(stored: StoredEvent): Promise<Receipt>;
  /** That key, private. */
  key(): Promise<JsonWebKey>;
  /** The public parts of all keys that ever signed or soon will, the signing one first. */
  published(): Promise<readonly PublishedKey[]>;
}

export interface KeyringOptions {
  readonly store: Store;
  /** Signs in place of the store's own keys. It is never replaced. */
  readonly key: JsonWebKey | undefined;
  readonly formerKeys: readonly JsonWebKey[] | undefined;
  /** For how many days each of the store's own keys signs. 90 where absent. */
  readonly days: number | undefined;
  readonly now: () => Date;
}

const HOUR = 3_600_000;
/** How long what the store said is good for. A new key is there a day before it is needed. */
const FRESH = HOUR;
/** How long it will do while the store cannot be asked. */
const STALE = (NOTICE_DAYS * 24 - 4) * HOUR;

/**
 * Keys that are made ahead, sign for their time, are destroyed, and stay published for ever.
 *
 * @throws TypeError for what cannot sign or verify receipts, and what is no time to sign for.
 */
export function createKeyring(options: KeyringOptions): Keyring {
  const { store, key, formerKeys = [], days = 90, now } = options;
  if (key !== undefined) checkKey(key, 'sign');
  for (const former of formerKeys) checkKey(former, 'verify');
  if (!(days >= 2 && days <= 3_650)) {
    throw new TypeError(`keyDays is ${days}. Write from 2 to 3650.`);
  }
  const signers = new Map<string, Promise<ReceiptSigner>>();
  let known: { readonly keys: readonly SigningKey[]; readonly at: number } | undefined;
  let asking: Promise<readonly SigningKey[]> | undefined;

  /** What is in the store, when what was due has been done. */
  async function ask(at: Date): Promise<readonly SigningKey[]> {
    let keys = await store.keys();
    // With a key of the site's own, those that the store made before are only published.
    if (key !== undefined) return keys;
    const due = dueAt(keys, at, days);
    if (due !== undefined) {
      const jwk = await freshKey();
      const { kid } = await publishedKey(jwk);
      keys = await store.keys({ kid, jwk, from: due.from }, due.unlessSince);
    }
    const spent = spentAt(keys, at);
    if (spent.length > 0) await store.retire(spent);
    for (const kid of spent) signers.delete(kid);
    return spent.length > 0 ? store.keys() : keys;
  }

  async function keysNow(): Promise<readonly SigningKey[]> {
    const at = now();
    const age = known === undefined ? Infinity : Math.abs(at.getTime() - known.at);
    if (known !== undefined && age < FRESH) return known.keys;
    asking ??= ask(at).finally(() => (asking = undefined));
    try {
      known = { keys: await asking, at: at.getTime() };
      return known.keys;
    } catch (error) {
      if (known !== undefined && age < STALE) return known.keys;
      throw error;
    }
  }

  async function signing(): Promise<{ readonly kid: string; readonly jwk: JsonWebKey }> {
    if (key !== undefined) return { kid: '', jwk: key };
    const turn = signingAt(await keysNow(), now());
    if (turn === undefined) throw new Error('The store keeps no key that signs.');
    return turn;
  }

  return {
    key: async () => (await signing()).jwk,
    async sign(stored) {
      const { kid, jwk } = await signing();
      const signer = signers.get(kid) ?? createSigner(jwk);
      signers.set(kid, signer);
      return (await signer).sign(stored);
    },
    async published() {
      const [{ jwk }, kept] = await Promise.all([signing(), keysNow()]);
      const all = [jwk, ...kept.map((turn) => turn.jwk).toReversed(), ...formerKeys];
      const keys = await Promise.all(all.map(publishedKey));
      return [...new Map(keys.map((one) => [one.kid, one])).values()];
    },
  };
}

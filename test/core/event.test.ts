import { createPublicKey, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { calculateJwkThumbprint } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../src/core/base64url.ts';
import { canonical } from '../../src/core/canonical.ts';
import {
  flaw,
  proves,
  seal,
  sign,
  subjectOf,
  type SealedEvent,
  type Signer,
} from '../../src/core/event.ts';
import { hashOf } from '../../src/core/hash.ts';
import { actOf, newSigner } from './make.ts';

let signer: Signer;
let sealed: SealedEvent;

beforeAll(async () => {
  signer = await newSigner();
  const parents = [await hashOf('an earlier event')];
  sealed = await seal(
    actOf({
      decisions: {
        ads: { decision: 'granted', parents },
        mail: { decision: 'refused', parents: [] },
      },
    }),
    signer,
  );
});

describe('the name of a key', () => {
  it('is its JWK thumbprint, as in RFC 9449 §6.1', async () => {
    const key = {
      kty: 'EC',
      crv: 'P-256',
      x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
      y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
    } as const;
    expect(await subjectOf(key)).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I');
  });

  it('is what another implementation of RFC 7638 computes', async () => {
    const { subject, key } = await newSigner();
    expect(subject).toBe(await calculateJwkThumbprint(key, 'sha256'));
  });

  it('does not depend on members that are not part of the key', async () => {
    const more = { ...signer.key, kid: 'a name', ext: true, key_ops: ['verify'] };
    expect(await subjectOf(more)).toBe(signer.subject);
  });
});

describe('a sealed event', () => {
  it('has no flaw', async () => {
    expect(await flaw(sealed)).toBeUndefined();
  });

  it('has no flaw after a journey as JSON, whatever the order of its members', async () => {
    const { signature, key, event, id } = JSON.parse(JSON.stringify(sealed)) as SealedEvent;
    const turned = Object.fromEntries(Object.entries(event).toReversed()) as never;
    expect(await flaw({ signature, key, event: turned, id })).toBeUndefined();
  });

  it('is named by the SHA-256 of its canonical JSON', async () => {
    const bytes = new TextEncoder().encode(canonical(sealed.event));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    expect(sealed.id).toBe(Buffer.from(digest).toString('base64url'));
  });

  it('carries a signature that another implementation of ES256 accepts', () => {
    const key = createPublicKey({ key: { ...sealed.key }, format: 'jwk' });
    const accepts = (text: string): boolean =>
      verify(
        'sha256',
        Buffer.from(text),
        { key, dsaEncoding: 'ieee-p1363' },
        Buffer.from(sealed.signature, 'base64url'),
      );
    expect(accepts(canonical(sealed.event))).toBe(true);
    expect(accepts(canonical({ ...sealed.event, locale: 'ja' }))).toBe(false);
  });

  it('names one act once, though it is signed differently each time', async () => {
    const again = await seal(actOf({ decisions: sealed.event.decisions }), signer);
    expect(again.id).toBe(sealed.id);
    expect(again.signature).not.toBe(sealed.signature);
    expect(await flaw(again)).toBeUndefined();
  });

  it('changes its name with its subject', async () => {
    const other = await seal(actOf({ decisions: sealed.event.decisions }), await newSigner());
    expect(other.id).not.toBe(sealed.id);
  });
});

describe('a flaw', () => {
  it('is found wherever one byte of the text differs', async () => {
    const text = JSON.stringify(sealed);
    const changed = Array.from(text, (character, index) => {
      const other = character === 'A' ? 'B' : 'A';
      const parsed = parse(text.slice(0, index) + other + text.slice(index + 1));
      return parsed === undefined ? [] : [{ index, parsed }];
    }).flat();
    expect(changed.length).toBeGreaterThan(text.length / 2);
    const missed = await Promise.all(
      changed.map(async ({ index, parsed }) =>
        (await flaw(parsed)) === undefined ? [text.slice(index - 20, index + 20)] : [],
      ),
    );
    expect(missed.flat()).toEqual([]);
  });

  it('is found wherever one leaf is replaced, by anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...leavesOf(sealed)),
        fc.oneof(fc.jsonValue(), fc.string()),
        async (path, value) => {
          const changed = withLeaf(sealed, path, value);
          fc.pre(JSON.stringify(changed) !== JSON.stringify(sealed));
          expect(await flaw(changed)).toBeDefined();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is found wherever a member is added to the event', async () => {
    const event = { ...sealed.event, note: '' };
    expect(await flaw({ ...sealed, event })).toBe('wrong-hash');
  });

  it('is wrong-hash for another name', async () => {
    expect(await flaw({ ...sealed, id: await hashOf('another') })).toBe('wrong-hash');
  });

  it('is wrong-subject for a key that is not the subject’s, however well it signs', async () => {
    const thief = await newSigner();
    const signature = await sign(sealed.event, thief);
    expect(await flaw({ ...sealed, key: thief.key, signature })).toBe('wrong-subject');
  });

  it('is wrong-signature for a signature over anything else', async () => {
    const signature = await sign({ ...sealed.event, locale: 'ja' }, signer);
    expect(await flaw({ ...sealed, signature })).toBe('wrong-signature');
  });

  it('is wrong-signature for the right one spelt otherwise', async () => {
    const { signature } = sealed;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const sibling = alphabet[alphabet.indexOf(signature.slice(-1)) + 1];
    const respelt = [
      `${signature.slice(0, -1)}${sibling}`,
      `${signature}==`,
      ` ${signature}`,
      `${signature}\n`,
    ];
    for (const one of respelt) {
      expect(Buffer.from(one, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
      expect(await flaw({ ...sealed, signature: one })).toBe('wrong-signature');
    }
  });

  it('is found in anything whatever, without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await flaw(value as never)).toBeDefined();
      }),
    );
    expect(await flaw({ ...sealed, event: { ...sealed.event, locale: '\ud800' } })).toBe(
      'wrong-hash',
    );
  });

  it('is found in an event with a right name and nothing else', async () => {
    const event = {} as SealedEvent['event'];
    expect(await flaw({ ...sealed, id: await hashOf(event), event })).toBe('wrong-subject');
    expect(await flaw({ id: await hashOf(event), event } as never)).toBe('wrong-hash');
  });
});

describe('a proof', () => {
  it('holds for its value and its key only', async () => {
    const other = await newSigner();
    const proof = await sign({ v: 1 }, signer);
    expect(await proves({ v: 1 }, signer.key, proof)).toBe(true);
    expect(await proves({ v: 2 }, signer.key, proof)).toBe(false);
    expect(await proves({ v: 1 }, other.key, proof)).toBe(false);
  });

  it('never throws: what is odd is not proven', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.string(), async (value, text) => {
        expect(await proves(value, value as never, text)).toBe(false);
        expect(await proves(value, signer.key, text)).toBe(false);
      }),
    );
  });
});

describe('base64url', () => {
  it('spells bytes as RFC 4648 §5 does, without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(text)).toEqual(bytes);
      }),
    );
  });

  it('reads no other spelling', () => {
    fc.assert(
      fc.property(fc.base64String(), (text) => {
        const strict = Buffer.from(text, 'base64').toString('base64url');
        fc.pre(text !== strict);
        expect(() => fromBase64Url(text)).toThrow();
      }),
    );
    for (const text of ['A', 'AB', 'AA==', 'A A', '+/', 'é', ' ']) {
      expect(() => fromBase64Url(text)).toThrow();
    }
  });
});

describe('hashOf', () => {
  it('computes the thumbprint of RFC 7638 §3.1', async () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJE' +
      'CPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2Q' +
      'vzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6' +
      'WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    expect(await hashOf({ n, kty: 'RSA', e: 'AQAB' })).toBe(
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    );
  });
});

function parse(text: string): SealedEvent | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Path = readonly string[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]))
    : [path];
}

function withLeaf<Whole>(whole: Whole, path: Path, leaf: unknown): Whole {
  const copy = structuredClone(whole);
  let inner: Record<string, unknown> = copy as never;
  for (const key of path.slice(0, -1)) inner = inner[key] as never;
  inner[path.at(-1) ?? ''] = leaf;
  return copy;
}

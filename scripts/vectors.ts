/*
 * Rewrites test/vectors/*.json: `node scripts/vectors.ts`. What must follow from each vector is
 * written here by hand where it is a decision of Doui's, and computed only where it is a hash or a
 * signature. A signature that still holds is kept, so that running it twice changes nothing.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { canonical } from '../src/core/canonical.ts';
import {
  proves,
  seal,
  subjectOf,
  type Act,
  type ConsentEvent,
  type Decision,
  type EventId,
  type SealedEvent,
  type Signer,
} from '../src/core/event.ts';
import { hashOf } from '../src/core/hash.ts';
import type { Audience, Condition } from '../src/core/audience.ts';
import type { Notice } from '../src/core/notice.ts';
import type { Basis, PurposeKey, PurposeUse } from '../src/core/purpose.ts';
import type { Trace } from '../src/core/select.ts';
import type { Closures, Reason, Value } from '../src/core/state.ts';

const folder = new URL('../test/vectors/', import.meta.url);
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** The key of RFC 7515 appendix A.3, which everybody knows: nothing that it signs proves anything. */
const privateKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
} as const;
/** The key of RFC 9449 §4.1: another subject. */
const otherKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
} as const;

const { kty, crv, x, y } = privateKey;
const key = { kty, crv, x, y };
const signer: Signer = {
  key,
  subject: await subjectOf(key),
  sign: async (bytes) =>
    crypto.subtle.sign(
      ALGORITHM,
      await crypto.subtle.importKey('jwk', privateKey, ALGORITHM, false, ['sign']),
      bytes,
    ),
};

const write = async (name: string, value: unknown): Promise<void> =>
  writeFile(
    new URL(name, folder),
    await format(JSON.stringify(value), { parser: 'json', printWidth: 100 }),
  );

const texts: readonly unknown[] = [
  null,
  true,
  '',
  [],
  {},
  [{}, [], ''],
  { b: 1, a: 2, A: 3, 'a b': 4, aa: 5, 10: 6, 9: 7 },
  { '😀': 1, '\ufb33': 2, é: 3, 'e\u0301': 4, '\u0080': 5, '': 6, '\r': 7 },
  [0, -0, 1, -1, 1.5, 1e20, 1e21, 1e-6, 1e-7, 9007199254740991, 5e-324, 1.7976931348623157e308],
  'quote " backslash \\ solidus / delete \u007f line \u2028',
  '\u0000\u0001\b\t\n\u000b\f\r\u001f',
  '同意 – зго́да – موافقة – 😀',
  JSON.parse('{"toString":{"z":[{"b":null,"a":false}]},"__proto__":1,"constructor":2}'),
];

await write('canonical.json', {
  texts: texts.map((value) => ({ value, text: canonical(value) })),
  refused: ['"\\ud800"', '["\\udc00\\ud800"]', '{"\\ud83d":1}', '1e999', '{"a":[-1e999]}'],
});

await write(
  'hashes.json',
  await Promise.all(texts.map(async (value) => ({ value, hash: await hashOf(value) }))),
);

await write('thumbprints.json', [
  { key, thumbprint: signer.subject },
  { key: otherKey, thumbprint: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' },
]);

const words = await hashOf('the words that were shown');

const actOf = (
  decided: readonly (readonly [PurposeKey, Decision, readonly EventId[]])[],
  over: Partial<Act> = {},
): Act => ({
  v: 1,
  kind: 'decision',
  notices: [{ key: 'policy', version: '1', hash: words }],
  locale: 'en',
  surface: 'banner',
  means: 'person',
  decisions: Object.fromEntries(
    decided.map(([purpose, decision, parents]) => [purpose, { decision, parents }]),
  ),
  at: '2025-06-01T00:00:00.000Z',
  ...over,
});

const kept: readonly SealedEvent[] = await readFile(new URL('events.json', folder), 'utf8').then(
  (text) => JSON.parse(text).events,
  () => [],
);

/** Sealed as it was before, where that still holds. */
async function sealOnce(act: Act): Promise<SealedEvent> {
  const sealed = await seal(act, signer);
  const old = kept.find(({ id }) => id === sealed.id);
  return old && (await proves(old.event, key, old.signature)) ? old : sealed;
}

const first = await sealOnce(
  actOf([
    ['ads', 'granted', []],
    ['mail', 'refused', []],
  ]),
);
const second = await sealOnce(
  actOf([['ads', 'withdrawn', [first.id]]], {
    locale: 'zh-Hant',
    surface: 'preferences',
    at: '2025-06-02T03:04:05.678Z',
  }),
);
const third = await sealOnce(
  actOf([['同意 😀', 'granted', [first.id, second.id].sort()]], {
    notices: [
      { key: 'policy', version: '2', hash: words },
      { key: 'campaign', version: '2025-06', hash: await hashOf('other words') },
    ],
    locale: 'ja',
    surface: 'api',
    means: 'script',
    at: '2025-06-02T03:04:05.679Z',
  }),
);
const fourth = await sealOnce(
  actOf([], { kind: 'acknowledgement', notices: [], surface: 'record' }),
);

await write('events.json', { key: privateKey, events: [first, second, third, fourth] });

const stolen: ConsentEvent = { ...first.event, subject: await subjectOf(otherKey) };
/** The last of 86 characters holds two bits of the signature: A, Q, g or w, where the rest is zero. */
const respelt = first.signature.replace(/.$/, (last) => 'BRhx'['AQgw'.indexOf(last)] ?? '');
const flaws: readonly (readonly [string, string | null, SealedEvent])[] = [
  ['nothing is wrong', null, first],
  ['another name', 'wrong-hash', { ...first, id: second.id }],
  ['another decision', 'wrong-hash', { ...first, event: { ...first.event, decisions: {} } }],
  ['a member more', 'wrong-hash', { ...first, event: { ...first.event, note: '' } as never }],
  [
    'a string that no UTF-8 holds',
    'wrong-hash',
    { ...first, event: { ...first.event, locale: '\ud800' } },
  ],
  ['another subject', 'wrong-subject', { ...first, id: await hashOf(stolen), event: stolen }],
  ['another key', 'wrong-subject', { ...first, key: otherKey }],
  ['the signature of another event', 'wrong-signature', { ...first, signature: second.signature }],
  ['a signature with padding', 'wrong-signature', { ...first, signature: `${first.signature}==` }],
  ['a signature with a spare bit set', 'wrong-signature', { ...first, signature: respelt }],
  ['half a signature', 'wrong-signature', { ...first, signature: first.signature.slice(0, 43) }],
  ['no signature', 'wrong-signature', { ...first, signature: '' }],
];
await write(
  'flaws.json',
  flaws.map(([what, flaw, sealed]) => ({ what, flaw, sealed })),
);

type Uses = { readonly [purpose: PurposeKey]: Basis | Omit<PurposeUse, 'key'> };

/** As much of a notice as selection and state depend on. */
const noticeOf = (version: string, uses: Uses, over: Partial<Notice> = {}): Partial<Notice> => ({
  key: 'policy',
  version,
  effective: { from: `202${version}-01-01T00:00:00Z` },
  audience: {},
  purposes: Object.entries(uses).map(([name, use]) => ({
    key: name,
    ...(typeof use === 'string' ? { basis: use } : use),
  })),
  ...over,
});

interface Named {
  readonly id: EventId;
  readonly event: ConsentEvent;
}

/** An event without its proof, on which the state does not depend. */
async function eventOf(...act: Parameters<typeof actOf>): Promise<Named> {
  const event = { ...actOf(...act), subject: signer.subject };
  return { id: await hashOf(event), event };
}

const grant = await eventOf([['ads', 'granted', []]]);
const again = await eventOf([['ads', 'granted', [grant.id]]], { at: '2030-01-01T00:00:00.000Z' });
const withdrawal = await eventOf([['ads', 'withdrawn', [grant.id]]], {
  at: '2000-01-01T00:00:00.000Z',
});
const refusal = await eventOf([['ads', 'refused', []]]);
const settled = await eventOf([['ads', 'granted', [again.id, withdrawal.id].sort()]]);
const deemed = await eventOf([['ads', 'granted', []]], { mechanism: 'deemed-by-use' });
const attested = await eventOf([['ads', 'granted', []]], {
  mechanism: 'obtained-by-other',
  attestation: { party: 'customer-7', contract: 'c-1' },
});
const half = await eventOf([['ads', 'granted', [again.id]]], { surface: 'preferences' });
const strange = await eventOf([['ads', 'granted', []]], {
  notices: [{ key: 'policy', version: '9', hash: words }],
});
const inherited = await eventOf([
  ['__proto__', 'granted', []],
  ['toString', 'refused', []],
]);

const one = noticeOf('1', { ads: 'consent' });
const renewing = noticeOf(
  '2',
  { ads: 'consent' },
  { changes: [{ key: 'ads', material: true, purposes: ['ads'] }] },
);
const amending = noticeOf(
  '2',
  { ads: 'consent' },
  { changes: [{ key: 'ads', material: false, purposes: ['ads'] }] },
);
const secret = noticeOf('1', { ads: { basis: 'consent', mechanism: 'obtained-by-other' } });
const brief = noticeOf('1', { ads: { basis: 'consent', validDays: 30 } });
const longer = noticeOf('2', { ads: { basis: 'consent', validDays: 365 } });
const campaign = noticeOf('1', { ads: 'opt-out' }, { key: 'campaign' });

type Expected = readonly [Basis, Value, Reason, allowed: boolean];

const states: readonly {
  readonly what: string;
  readonly versions: readonly Partial<Notice>[];
  readonly events: readonly Named[];
  readonly states: { readonly [purpose: PurposeKey]: Expected };
  readonly closures?: Closures;
  readonly at?: string;
}[] = [
  {
    what: 'not asked is a third state',
    versions: [noticeOf('1', { a: 'consent', b: 'opt-out', c: 'required', d: 'notice-only' })],
    events: [],
    states: {
      a: ['consent', 'unset', 'not-asked', false],
      b: ['opt-out', 'unset', 'not-asked', true],
      c: ['required', 'unset', 'not-asked', true],
      d: ['notice-only', 'unset', 'not-asked', true],
    },
  },
  {
    what: 'a grant opens',
    versions: [one],
    events: [grant],
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'a refusal denies',
    versions: [one],
    events: [refusal],
    states: { ads: ['consent', 'denied', 'refused', false] },
  },
  {
    what: 'a withdrawal that has seen the grant denies',
    versions: [one],
    events: [withdrawal, grant],
    states: { ads: ['consent', 'denied', 'withdrawn', false] },
  },
  {
    what: 'withdrawal wins between concurrent decisions, though its clock is thirty years behind',
    versions: [one],
    events: [grant, again, withdrawal],
    states: { ads: ['consent', 'denied', 'withdrawn', false] },
  },
  {
    what: 'a decision that has seen both settles',
    versions: [one],
    events: [settled, grant, again, withdrawal],
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'a decision that has seen only the grant does not settle',
    versions: [one],
    events: [half, grant, again, withdrawal],
    states: { ads: ['consent', 'denied', 'withdrawn', false] },
  },
  {
    what: 'a decision whose parents are not known yet counts as it is',
    versions: [one],
    events: [settled],
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'a grant lasts until the last millisecond of its days',
    versions: [brief],
    events: [grant],
    at: '2025-06-30T23:59:59.999Z',
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'a grant ends after its days',
    versions: [brief],
    events: [grant],
    at: '2025-07-01T00:00:00.000Z',
    states: { ads: ['consent', 'unset', 'expired', false] },
  },
  {
    what: 'a later version does not make a grant last longer',
    versions: [brief, longer],
    events: [grant],
    states: { ads: ['consent', 'unset', 'expired', false] },
  },
  {
    what: 'a weaker mechanism does not satisfy a stronger demand',
    versions: [secret],
    events: [deemed],
    states: { ads: ['consent', 'unset', 'too-weak', false] },
  },
  {
    what: 'the mechanism that is demanded satisfies it',
    versions: [secret],
    events: [attested],
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'a mechanism that is not named is explicit, the strongest',
    versions: [secret],
    events: [grant],
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'of several grants each must be strong enough',
    versions: [secret],
    events: [grant, deemed],
    states: { ads: ['consent', 'unset', 'too-weak', false] },
  },
  {
    what: 'a change that is not material leaves the grant',
    versions: [one, amending],
    events: [grant],
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'a purpose that the law exempts is open, and never asked',
    versions: [noticeOf('1', { a: { basis: 'exempt', exemption: 'law' } })],
    events: [],
    states: { a: ['exempt', 'unset', 'not-asked', true] },
  },
  {
    what: 'a later version that renews the purpose ends the grant',
    versions: [one, renewing],
    events: [grant],
    states: { ads: ['consent', 'unset', 'renewed', false] },
  },
  {
    what: 'a later version that does not renew the purpose leaves the grant',
    versions: [one, longer],
    events: [grant],
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'a denial survives the renewal of its purpose',
    versions: [one, renewing],
    events: [grant, withdrawal],
    states: { ads: ['consent', 'denied', 'withdrawn', false] },
  },
  {
    what: 'a grant on an unknown version opens nothing',
    versions: [one],
    events: [strange],
    states: { ads: ['consent', 'unset', 'not-shown', false] },
  },
  {
    what: 'a grant on a version that put the purpose on another basis opens nothing',
    versions: [noticeOf('1', { ads: 'opt-out' }), noticeOf('2', { ads: 'consent' })],
    events: [grant],
    states: { ads: ['consent', 'unset', 'not-shown', false] },
  },
  {
    what: 'the strictest basis holds among several notices, and only those that ask need the grant',
    versions: [campaign, one],
    events: [grant],
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'an objection shuts under opt-out, and not what is required or only announced',
    versions: [campaign, noticeOf('1', { mail: 'required', ads: 'notice-only' }, { key: 'terms' })],
    events: [refusal, await eventOf([['mail', 'refused', []]])],
    states: {
      ads: ['opt-out', 'denied', 'refused', false],
      mail: ['required', 'denied', 'refused', true],
    },
  },
  {
    what: 'a closure shuts at once',
    versions: [one],
    events: [grant],
    closures: { ads: [grant.id] },
    states: { ads: ['consent', 'denied', 'closing', false] },
  },
  {
    what: 'a closure is over when a decision beyond those that it supersedes is known',
    versions: [one],
    events: [grant, again],
    closures: { ads: [grant.id] },
    states: { ads: ['consent', 'granted', 'granted', true] },
  },
  {
    what: 'any name is a purpose like any other',
    versions: [
      noticeOf('1', JSON.parse('{"__proto__":"consent","toString":"consent","valueOf":"consent"}')),
    ],
    events: [inherited],
    states: Object.fromEntries<Expected>([
      ['__proto__', ['consent', 'granted', 'granted', true]],
      ['toString', ['consent', 'denied', 'refused', false]],
      ['valueOf', ['consent', 'unset', 'not-asked', false]],
    ]),
  },
];
await write(
  'states.json',
  states.map(({ what, versions, events, closures = {}, at = '2025-12-01T00:00:00Z', states }) => ({
    what,
    versions,
    events,
    closures,
    at,
    states: Object.fromEntries(
      Object.entries(states).map(([purpose, [basis, value, reason, allowed]]) => [
        purpose,
        { basis, value, reason, allowed },
      ]),
    ),
  })),
);

const OPERATORS: readonly (readonly [string, Condition, Audience[string] | undefined, boolean])[] =
  [
    ['is: one of several words will do', { is: ['a', 'b'] }, ['c', 'b'], true],
    ['isNot: none of the words', { isNot: ['a'] }, ['b'], true],
    ['isNot: to state none is to state none of these', { isNot: ['a'] }, [], true],
    ['isNot: not stated is not none', { isNot: ['a'] }, undefined, false],
    ['before: the day itself is not before', { before: '2019-12-11' }, '2019-12-11', false],
    ['before: the day before is', { before: '2019-12-11' }, '2019-12-10', true],
    ['before: what is no date never is', { before: '2019-12-11' }, '2019', false],
    ['from: the day itself counts', { from: '2019-12-11' }, '2019-12-11', true],
    ['atLeast and below: both must hold', { atLeast: 16, below: 18 }, 17, true],
    ['atLeast and below: one that fails fails both', { atLeast: 16, below: 18 }, 18, false],
    ['atLeast: a text is no number', { atLeast: 16 }, '17', false],
    ['neverSince: never a member at all', { neverSince: '2019-12-11' }, [], true],
    [
      'neverSince: a membership that ended on that day has no day from then on',
      { neverSince: '2019-12-11' },
      [{ from: '2015-04-01', until: '2019-12-11' }],
      true,
    ],
    ['neverSince: one that goes on', { neverSince: '2019-12-11' }, [{ from: '2015-04-01' }], false],
    ['neverSince: not stated is not never', { neverSince: '2019-12-11' }, undefined, false],
    ['everSince: one that goes on', { everSince: '2019-12-11' }, [{ from: '2015-04-01' }], true],
  ];

const forNet = { audience: { service: ['net', 'telephone'] } };
const selections: readonly {
  readonly what: string;
  readonly versions: readonly Partial<Notice>[];
  readonly audience?: Audience;
  readonly at?: string;
  /** In the order of the versions. */
  readonly trace: readonly { readonly outcome: Trace['outcome']; readonly failed?: string[] }[];
  /** Places among the versions, in the order in which they are shown. */
  readonly shown: readonly number[];
}[] = [
  {
    what: 'a version applies from its first instant',
    versions: [noticeOf('1', {}, { effective: { from: '2024-04-12T00:00:00+09:00' } })],
    at: '2024-04-11T15:00:00.000Z',
    trace: [{ outcome: 'applies' }],
    shown: [0],
  },
  {
    what: 'a version does not apply before',
    versions: [noticeOf('1', {}, { effective: { from: '2024-04-12T00:00:00+09:00' } })],
    at: '2024-04-11T14:59:59.999Z',
    trace: [{ outcome: 'not-yet' }],
    shown: [],
  },
  {
    what: 'the latest version that has begun is in force',
    versions: [noticeOf('2', {}), noticeOf('9', {}), noticeOf('1', {})],
    trace: [{ outcome: 'applies' }, { outcome: 'not-yet' }, { outcome: 'superseded' }],
    shown: [0],
  },
  {
    what: 'a version does not come back when the later one ends',
    versions: [
      noticeOf('1', {}),
      noticeOf(
        '2',
        {},
        { effective: { from: '2022-01-01T00:00:00Z', until: '2023-01-01T00:00:00Z' } },
      ),
    ],
    trace: [{ outcome: 'superseded' }, { outcome: 'ended' }],
    shown: [],
  },
  {
    what: 'a later version ends the earlier also for those to whom it does not apply',
    versions: [noticeOf('1', {}), noticeOf('2', {}, forNet), noticeOf('1', {}, { key: 'abroad' })],
    trace: [
      { outcome: 'superseded' },
      { outcome: 'other-audience', failed: ['service'] },
      { outcome: 'applies' },
    ],
    shown: [2],
  },
  {
    what: 'one of the values of each attribute must match',
    versions: [noticeOf('1', {}, forNet)],
    audience: { service: 'telephone', country: 'JP' },
    trace: [{ outcome: 'applies' }],
    shown: [0],
  },
  {
    what: 'an attribute that is missing never matches',
    versions: [noticeOf('1', {}, { audience: { toString: ['a'] } })],
    trace: [{ outcome: 'other-audience', failed: ['toString'] }],
    shown: [],
  },
  {
    what: 'versions that begin together give way by name',
    versions: [
      noticeOf('a', {}, { effective: { from: '2024-01-01T09:00:00+09:00' } }),
      noticeOf('b', {}, { effective: { from: '2024-01-01T00:00:00Z' } }),
    ],
    trace: [{ outcome: 'superseded' }, { outcome: 'applies' }],
    shown: [1],
  },
  {
    what: 'the order is what overrides others, then the later date, then the key',
    versions: [
      noticeOf('1', {}, { key: 'c' }),
      noticeOf('1', {}, { key: 'b' }),
      noticeOf('1', {}, { key: 'a' }),
      noticeOf('2', {}, { key: 'z' }),
      noticeOf('1', {}, { key: 'y', overrides: ['z'] }),
    ],
    trace: Array.from({ length: 5 }, () => ({ outcome: 'applies' })),
    shown: [4, 3, 2, 1, 0],
  },
  ...OPERATORS.map(([what, condition, given, holds]): (typeof selections)[number] => ({
    what,
    versions: [noticeOf('1', {}, { audience: { x: condition } })],
    audience: given === undefined ? {} : { x: given },
    trace: [holds ? { outcome: 'applies' } : { outcome: 'other-audience', failed: ['x'] }],
    shown: holds ? [0] : [],
  })),
];
await write(
  'select.json',
  selections.map(
    ({ what, versions, audience = {}, at = '2025-12-01T00:00:00Z', trace, shown }) => ({
      what,
      versions,
      audience,
      at,
      trace: trace.map((outcome, index) => ({
        notice: versions[index]?.key,
        version: versions[index]?.version,
        ...outcome,
      })),
      notices: shown.map((index) => versions[index]?.key),
    }),
  ),
);

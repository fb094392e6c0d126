import { base } from './base.ts';
import { edited, inBoth, type Edit } from './edit.ts';

/** What a rule finds in the base after an edit: exactly this, in this order. */
interface Fail {
  readonly edit: Edit;
  readonly at: readonly string[];
  /** Where `faults` holds the document for unusable as well. */
  readonly alsoFault?: boolean;
}

interface Cases {
  readonly fails: readonly Fail[];
  /** Edits that come close. */
  readonly passes: readonly Edit[];
}

const gone = undefined;
const told = { title: 'Title', body: 'Body.' };

/** What is nearly a copy of the first notice. */
const policy = (edit: Edit): unknown =>
  edited(
    base,
    Object.fromEntries(
      Object.entries(edit).map(([pointer, value]) => [`/notices/0${pointer}`, value]),
    ),
  ).notices[0];

/** A second version of it, which begins in the year after. */
const later = (edit: Edit): Edit => ({
  '/notices/2': policy({
    '/version': '2',
    '/effective': { from: '2027-04-01T00:00:00+09:00' },
    '/changes': [],
    ...edit,
  }),
});

/** Leaves the base without its words in a locale. */
const without = (locale: string): Edit =>
  Object.fromEntries(
    [
      'attributes/service attributes/age attributes/joined attributes/member',
      'data/contact data/device data/health data/calls',
      'recipients/sister recipients/adnet recipients/cloud',
      'controllers/acme laws/tba transmissions/ads notices/0 notices/1',
    ]
      .flatMap((places) => places.split(' '))
      .map((place) => [`/${place}/texts/${locale}`, gone]),
  );

/** Words of such a copy. */
const toBoth = (member: string, words: unknown): Edit => ({
  [`/texts/en/${member}`]: words,
  [`/texts/ja/${member}`]: words,
});

const born = {
  '/attributes/birthday': {
    type: 'date',
    texts: { en: { name: 'Birthday' }, ja: { name: 'Birthday' } },
  },
};
const optOut = { acquired: ['form'], provided: 'electronic', stop: 'desk' };
const sister = { country: 'JP', texts: { en: { name: 'Sister' }, ja: { name: 'Sister' } } };
const notJapanese = { '/controllers/acme/country': 'FR' };
const ENDED = { key: 'desk', channel: 'email', address: 'a@acme.example', ended: '2025-12-31' };

const GOOGLE = { ad_storage: ['ads'], ad_user_data: ['ads'], ad_personalization: ['ads'] };

/** Another transmission to the same recipient. */
const second = (edit: Edit): Edit => ({
  '/transmissions/more': edited(
    base,
    Object.fromEntries(
      Object.entries(edit).map(([pointer, value]) => [`/transmissions/ads${pointer}`, value]),
    ),
  ).transmissions?.['ads'],
  '/notices/0/transmissions': ['ads', 'more'],
});

/** By rule. */
export const CASES: { readonly [rule: string]: Cases } = {
  'purposes-specified': {
    fails: [{ edit: { '/notices/0/openList': true }, at: ['/notices/0/openList'] }],
    passes: [{ '/notices/0/openList': false }, { '/notices/0/openList': true, ...notJapanese }],
  },

  'special-care': {
    fails: [
      {
        edit: { '/notices/0/purposes/1/data': ['health'] },
        at: ['/notices/0/purposes/1/basis'],
      },
      { edit: { '/notices/0/data/2': 'health' }, at: ['/notices/0/data/2'] },
    ],
    passes: [
      { '/notices/0/purposes/2/data': ['health'], '/notices/0/data/2': 'health' },
      {
        '/notices/0/purposes/0/basis': 'exempt',
        '/notices/0/purposes/0/exemption': 'vital-interest',
        '/notices/0/purposes/0/data': ['health'],
      },
    ],
  },

  'third-party-provision': {
    fails: [
      {
        edit: { '/notices/0/purposes/1/recipients': ['adnet'] },
        at: ['/notices/0/purposes/1/recipients/0'],
      },
      {
        edit: { '/notices/0/provisions/0/purposes': ['ads', 'news'] },
        at: ['/notices/0/provisions/0/purposes/1'],
      },
    ],
    passes: [
      { '/notices/0/purposes/1/recipients': ['cloud', 'sister'] },
      {
        '/notices/0/purposes/0/recipients': ['adnet'],
        '/notices/0/provisions/1': {
          key: 'claims',
          basis: 'claims-assignment',
          recipients: ['adnet'],
        },
        ...inBoth(0, 'provisions/claims', told),
      },
    ],
  },

  'opt-out-provision': {
    fails: [
      {
        edit: { '/notices/0/provisions/0/basis': 'opt-out' },
        at: ['/notices/0/provisions/0/optOut'],
      },
      {
        edit: {
          '/notices/0/provisions/0': { key: 'ads', basis: 'opt-out', optOut },
        },
        at: ['/notices/0/provisions/0/data'],
      },
      {
        edit: {
          '/notices/0/provisions/0/basis': 'opt-out',
          '/notices/0/provisions/0/optOut': { ...optOut, acquired: [] },
        },
        at: ['/notices/0/provisions/0/optOut/acquired'],
      },
      {
        edit: { '/notices/0/purposes/2/basis': 'opt-out', '/notices/0/provisions/0/purposes': [] },
        at: ['/notices/0/purposes/2/basis'],
      },
    ],
    passes: [
      {
        '/notices/0/purposes/2/basis': 'opt-out',
        '/notices/0/provisions/0/basis': 'opt-out',
        '/notices/0/provisions/0/optOut': optOut,
      },
      { '/notices/0/purposes/1/basis': 'opt-out' },
      {
        '/notices/0/purposes/2/basis': 'opt-out',
        '/notices/0/provisions': [
          { key: 'ads', basis: 'opt-out', data: ['device'], optOut },
          { key: 'police', basis: 'public-authority' },
        ],
        ...inBoth(0, 'provisions/police', told),
      },
    ],
  },

  'opt-out-ban': {
    fails: [
      {
        edit: {
          '/notices/0/provisions/0/basis': 'opt-out',
          '/notices/0/provisions/0/data/1': 'health',
          '/notices/0/provisions/0/optOut': optOut,
        },
        at: ['/notices/0/provisions/0/data/1'],
      },
    ],
    passes: [{ '/notices/0/provisions/0/data/1': 'health' }],
  },

  'joint-use': {
    fails: [
      {
        edit: { '/notices/0/jointUse/0/responsible': gone },
        at: ['/notices/0/jointUse/0/responsible'],
      },
      {
        edit: { '/controllers/sister': sister, '/notices/0/jointUse/0/responsible': 'sister' },
        at: ['/notices/0/jointUse/0/responsible'],
      },
      ...['data', 'users', 'purposes'].map((member) => ({
        edit: { [`/notices/0/jointUse/0/${member}`]: [] },
        at: [`/notices/0/jointUse/0/${member}`],
      })),
    ],
    passes: [
      { '/notices/0/jointUse/0/acquired': ['form'] },
      { '/notices/0/jointUse/0/responsible': gone, ...notJapanese },
    ],
  },

  'overseas-provision': {
    fails: [
      {
        edit: { '/notices/0/transfers/0/basis': gone },
        at: ['/notices/0/transfers/0/basis'],
      },
      {
        edit: { '/notices/0/transfers/0/basis': 'entrustment' },
        at: ['/notices/0/transfers/0/basis'],
      },
      {
        edit: inBoth(0, 'transfers/adnet', { service: 'Adnet' }),
        at: [
          '/notices/0/texts/en/transfers/adnet/regime',
          '/notices/0/texts/en/transfers/adnet/measures',
        ],
      },
      {
        edit: { '/notices/0/transfers/0/country': gone },
        at: ['/notices/0/texts/en/transfers/adnet/unknown'],
        alsoFault: true,
      },
    ],
    passes: [
      { '/notices/0/transfers/0/country': 'FR', '/notices/0/transfers/0/basis': 'entrustment' },
      { '/notices/0/transfers/0/country': 'JP', '/notices/0/transfers/0/basis': gone },
      {
        '/notices/0/transfers/0/country': gone,
        ...inBoth(0, 'transfers/adnet', { service: 'A', measures: 'M.', unknown: 'U.' }),
      },
    ],
  },

  'controller-identity': {
    fails: [
      {
        edit: {
          '/controllers/sister': sister,
          '/notices/2': policy({ '/key': 'sisters', '/controller': 'sister' }),
        },
        at: ['/controllers/sister/texts/en/address', '/controllers/sister/texts/en/representative'],
      },
    ],
    passes: [
      { '/controllers/sister': sister },
      { '/controllers/acme/texts': sister.texts, ...notJapanese },
    ],
  },

  procedures: {
    fails: [
      { edit: { '/notices/0/procedures/2/right': 'objection' }, at: ['/notices/0/procedures'] },
    ],
    passes: [{ '/notices/0/procedures/2/right': 'objection', ...notJapanese }],
  },

  fees: {
    fails: [
      {
        edit: {
          '/notices/0/procedures/1/fee': { amount: 500, currency: 'JPY', per: 'request' },
        },
        at: ['/notices/0/procedures/1/fee'],
      },
    ],
    passes: [
      { '/notices/0/procedures/1/fee': { amount: 0, currency: 'JPY', per: 'request' } },
      { '/notices/0/procedures/0/fee/amount': 500 },
    ],
  },

  'security-measures': {
    fails: [
      {
        edit: {
          '/notices/0/security': gone,
          '/notices/0/references/0/sections': ['5'],
          '/notices/1/security': gone,
          '/notices/1/laws': gone,
          ...inBoth(0, 'security', {}),
          ...inBoth(1, 'security', {}),
        },
        at: ['/notices/0/security'],
      },
    ],
    passes: [{ '/notices/0/security': gone, ...inBoth(0, 'security', {}) }],
  },

  complaints: {
    fails: [
      {
        edit: { '/notices/0/contacts/0': ENDED, '/notices/1/contacts/0': ENDED },
        at: ['/notices/0/contacts'],
      },
    ],
    passes: [
      { '/notices/0/contacts/0': ENDED },
      {
        '/notices/0/contacts/0': { ...ENDED, ended: '2026-12-01' },
        '/notices/1/contacts/0': ENDED,
      },
      {
        '/notices/0/contacts': [ENDED, { ...ENDED, key: 'new', ended: gone }],
        ...inBoth(0, 'contacts/new', told),
        '/notices/1/contacts/0': ENDED,
      },
    ],
  },

  'accredited-body': {
    fails: [
      {
        edit: { '/notices/0/bodies': gone, ...inBoth(0, 'bodies', {}) },
        at: ['/notices/0/bodies'],
      },
    ],
    passes: [{ '/notices/0/bodies': [], ...inBoth(0, 'bodies', {}) }],
  },

  'young-people': {
    fails: [
      {
        edit: { '/notices/0/audience': { age: { atLeast: 13 } } },
        at: ['/notices/0/audience/age'],
      },
      {
        edit: { ...born, '/notices/0/audience': { birthday: { before: '2010-12-02' } } },
        at: ['/notices/0/audience/birthday'],
      },
      {
        edit: { ...born, '/notices/0/audience': { birthday: { from: '1990-01-01' } } },
        at: ['/notices/0/audience/birthday'],
      },
    ],
    passes: [
      { ...born, '/notices/0/audience': { birthday: { before: '2010-12-01' } } },
      { '/notices/0/audience': { age: { atLeast: 16 } } },
      { '/notices/1/audience': { age: { below: 16 } } },
    ],
  },

  secrecy: {
    fails: [
      {
        edit: {
          '/notices/0/purposes/2/data': ['calls'],
          '/notices/0/purposes/2/mechanism': 'deemed-by-use',
        },
        at: ['/notices/0/purposes/2/mechanism'],
        alsoFault: true,
      },
      {
        edit: { '/notices/0/purposes/1/data': ['calls'] },
        at: ['/notices/0/purposes/1/basis'],
        alsoFault: true,
      },
    ],
    passes: [{ '/notices/0/purposes/2/data': ['calls'] }],
  },

  'handling-policy': {
    fails: [
      { edit: { '/notices/1/data': gone }, at: ['/notices/1/data'] },
      {
        edit: { '/notices/1/acquisition': gone, ...inBoth(1, 'acquisition', {}) },
        at: ['/notices/1/acquisition'],
      },
      {
        edit: { '/notices/1/purposes': [], ...inBoth(1, 'purposes', {}) },
        at: ['/notices/1/purposes'],
      },
      {
        edit: {
          '/notices/1/security': [],
          '/notices/0/references/0/sections': ['5'],
          ...inBoth(1, 'security', {}),
        },
        at: ['/notices/1/security'],
      },
      {
        edit: { '/notices/1/transfers/0/regimeAffectsHandling': gone },
        at: ['/notices/1/transfers/0/regimeAffectsHandling'],
      },
      {
        edit: {
          '/notices/1/transfers/0/country': gone,
          '/notices/1/transfers/0/recipients': gone,
          ...inBoth(1, 'transfers/cloud/unknown', 'It is hard to learn.'),
        },
        at: ['/notices/1/transfers/0/recipients'],
      },
      {
        edit: { '/notices/1/contacts': [], ...inBoth(1, 'contacts', {}) },
        at: ['/notices/1/contacts'],
      },
      { edit: { '/notices/1/incidents': gone }, at: ['/notices/1/incidents'] },
      { edit: { '/notices/1/incidents/years': 5 }, at: ['/notices/1/incidents/years'] },
    ],
    passes: [
      { '/notices/1/laws/0/articles': ['27-5'], '/notices/1/incidents': gone },
      {
        '/notices/1/transfers/0/country': 'JP',
        '/notices/1/transfers/0/regimeAffectsHandling': gone,
      },
      {
        '/notices/1/transfers/0/country': gone,
        ...inBoth(1, 'transfers/cloud/unknown', 'It is hard to learn.'),
      },
    ],
  },

  'external-transmission': {
    fails: [
      { edit: { '/transmissions/ads/data': [] }, at: ['/transmissions/ads/data'] },
      {
        edit: { ...without('ja'), '/notices/0/authoritative': 'en' },
        at: ['/data/device/texts/ja', '/recipients/adnet/texts/ja', '/transmissions/ads/texts/ja'],
      },
      {
        edit: {
          '/transmissions/ads/texts/en/recipientPurpose': gone,
          '/transmissions/ads/texts/ja/recipientPurpose': gone,
        },
        at: ['/transmissions/ads/texts/ja/recipientPurpose'],
      },
    ],
    passes: [
      { '/transmissions/ads/data': [], '/transmissions/ads/exemption': 'display' },
      { '/transmissions/ads/data': [], ...notJapanese },
      without('en'),
    ],
  },

  'transmission-opt-out': {
    fails: [
      {
        edit: {
          '/transmissions/ads/texts/en/limits': gone,
          '/transmissions/ads/texts/ja/limits': gone,
        },
        at: ['/transmissions/ads/texts/ja/limits'],
      },
      {
        edit: {
          '/transmissions/ads/texts/en/requests': gone,
          '/transmissions/ads/texts/ja/requests': gone,
        },
        at: ['/transmissions/ads/texts/ja/requests'],
      },
      {
        edit: {
          '/transmissions/ads/optOut': gone,
          '/transmissions/ads/purposes': ['news'],
          '/notices/0/purposes/1/basis': 'opt-out',
        },
        at: ['/transmissions/ads/optOut'],
      },
    ],
    passes: [
      {
        '/transmissions/ads/optOut': gone,
        '/transmissions/ads/texts/en/limits': gone,
        '/transmissions/ads/texts/ja/limits': gone,
      },
      {
        '/transmissions/ads/optOut': gone,
        '/transmissions/ads/purposes': ['news', 'ads'],
        '/notices/0/purposes/1/basis': 'opt-out',
      },
      {
        '/transmissions/ads/optOut': gone,
        '/transmissions/ads/exemption': 'operation',
        '/transmissions/ads/purposes': ['news'],
        '/notices/0/purposes/1/basis': 'opt-out',
      },
    ],
  },

  'undisclosed-transmission': {
    fails: [{ edit: { '/notices/0/transmissions': [] }, at: ['/transmissions/ads'] }],
    passes: [{ '/notices/0/transmissions': [], '/notices/1/transmissions': ['ads'] }],
  },

  'early-pings': {
    fails: [
      {
        edit: { '/signals': [{ key: 'google', waitForUpdate: 500, follows: { ...GOOGLE } }] },
        at: ['/signals/0/waitForUpdate'],
      },
      {
        edit: {
          '/signals': [{ key: 'google', urlPassthrough: true, follows: { ...GOOGLE } }],
          '/transmissions/ads/origins': ['https://*.google-analytics.com'],
        },
        at: ['/signals/0/urlPassthrough'],
      },
    ],
    passes: [
      { '/signals': [{ key: 'google', region: ['ES'], follows: { ...GOOGLE } }] },
      {
        '/signals': [{ key: 'google', waitForUpdate: 500, follows: { ...GOOGLE } }],
        ...notJapanese,
      },
      {
        '/signals': [{ key: 'google', waitForUpdate: 500, follows: { ...GOOGLE } }],
        '/transmissions/ads/origins': ['https://www.google-analytics.com'],
        '/transmissions/ads/purposes': ['news'],
      },
    ],
  },

  'vague-words': {
    fails: ['広告等の表示', '広告などの表示', 'その他の広告', 'To show ads, etc.'].map((words) => ({
      edit: { '/transmissions/ads/texts/ja/purpose': words },
      at: ['/transmissions/ads/texts/ja/purpose'],
    })),
    passes: [
      { '/transmissions/ads/texts/ja/purpose': '平等に、同等の広告を均等に表示する。' },
      { '/transmissions/ads/texts/en/purpose': 'To fetch ads for the others.' },
    ],
  },

  'email-marketing': {
    fails: [
      {
        edit: { '/notices/0/purposes/1/channels': ['post', 'email'] },
        at: ['/notices/0/purposes/1/channels/1'],
      },
      {
        edit: {
          '/purposes/news/dpv': ['ServiceProvision', 'DirectMarketing'],
          '/notices/0/purposes/1/channels': ['email'],
        },
        at: ['/notices/0/purposes/1/channels/0'],
      },
    ],
    passes: [
      { '/notices/0/purposes/2/channels': ['email'] },
      { '/notices/0/purposes/0/channels': ['email'] },
    ],
  },

  'unreachable-audience': {
    fails: [
      ...[
        { age: { atLeast: 20, below: 20 } },
        { joined: { from: '2020-01-01', before: '2020-01-01' } },
        { service: { is: ['web'], isNot: ['shop', 'web'] } },
        { member: { everSince: '2020-01-01', neverSince: '2019-12-11' } },
        { member: { everSince: '2019-12-11', neverSince: '2019-12-11' } },
      ].map((audience) => ({
        edit: { '/notices/0/audience': audience },
        at: [`/notices/0/audience/${Object.keys(audience)[0]}`],
      })),
      {
        edit: { '/notices/0/jointUse/0/audience': { service: { is: ['web'], isNot: ['web'] } } },
        at: ['/notices/0/jointUse/0/audience/service'],
      },
    ],
    passes: [
      { '/notices/0/audience': { age: { atLeast: 20, below: 21 } } },
      { '/notices/0/audience': { joined: { from: '2020-01-01', before: '2020-01-02' } } },
      { '/notices/0/audience': { service: { is: ['web', 'shop'], isNot: ['web'] } } },
      { '/notices/0/audience': { member: { everSince: '2019-12-10', neverSince: '2019-12-11' } } },
    ],
  },

  'overlapping-versions': {
    fails: [
      {
        edit: later({ '/effective/from': base.notices[0]?.effective.from }),
        at: ['/notices/2/effective/from'],
      },
      {
        edit: {
          ...later({}),
          '/notices/0/effective/until': '2027-04-02T00:00:00+09:00',
        },
        at: ['/notices/0/effective/until'],
      },
    ],
    passes: [
      later({}),
      { ...later({}), '/notices/0/effective/until': '2027-04-01T00:00:00+09:00' },
      { ...later({ '/key': 'another' }), '/notices/0/effective/until': '2028-04-01T00:00:00Z' },
    ],
  },

  'changes-stated': {
    fails: [{ edit: later({ '/changes': gone }), at: ['/notices/2/changes'] }],
    passes: [later({ '/changes': [] })],
  },

  'change-words': {
    fails: [
      {
        edit: later({ '/changes': [{ key: 'more', material: true, purposes: ['ads'] }] }),
        at: ['/notices/2/changes/0'],
      },
      {
        edit: later({ '/changes': [{ key: 'more', material: false }] }),
        at: ['/notices/2/changes/0'],
      },
    ],
    passes: [
      later({
        '/changes': [{ key: 'more', material: true, purposes: ['ads'] }],
        ...toBoth('changes', { more: 'More ads.' }),
      }),
    ],
  },

  'fact-without-words': {
    fails: [
      { edit: inBoth(0, 'provisions', {}), at: ['/notices/0/provisions/0'] },
      { edit: inBoth(0, 'contacts', {}), at: ['/notices/0/contacts/0'] },
      { edit: inBoth(0, 'references', {}), at: ['/notices/0/references/1'] },
      {
        edit: { '/notices/1/incidents/entries': [{ key: 'leak', date: '2026-01-01' }] },
        at: ['/notices/1/incidents/entries/0'],
      },
      {
        edit: {
          '/notices/0/form': [
            { key: 'who', fields: [{ key: 'how', type: 'choice', options: ['post'] }] },
          ],
        },
        at: [
          '/notices/0/form/0',
          '/notices/0/form/0/fields/0',
          '/notices/0/form/0/fields/0/options/0',
        ],
      },
    ],
    passes: [
      {
        '/notices/1/incidents/entries': [{ key: 'leak', date: '2026-01-01' }],
        ...inBoth(1, 'incidents', { leak: 'Names were seen.' }),
      },
    ],
  },

  'words-without-fact': {
    fails: [
      {
        edit: inBoth(0, 'contacts/dask', told),
        at: ['/notices/0/texts/en/contacts/dask', '/notices/0/texts/ja/contacts/dask'],
      },
      {
        edit: inBoth(0, 'form', { groups: {}, fields: { name: { label: 'Name' } } }),
        at: ['/notices/0/texts/en/form/fields/name', '/notices/0/texts/ja/form/fields/name'],
      },
    ],
    passes: [inBoth(0, 'sections/scope', { title: 'Scope', body: ['All.'] })],
  },

  'missing-translation': {
    fails: [
      {
        edit: { '/notices/0/texts/ja/purposes/ads/examples': ['One'] },
        at: ['/notices/0/texts/en/purposes/ads/examples'],
      },
      {
        edit: { '/notices/0/texts/ja/provisions': gone },
        at: ['/notices/0/texts/ja/provisions'],
      },
      { edit: { '/recipients/cloud/texts/ja': gone }, at: ['/recipients/cloud/texts/ja'] },
      {
        edit: { '/notices/0/texts/ja/transfers/adnet/regime': gone },
        at: ['/notices/0/texts/ja/transfers/adnet/regime'],
      },
      {
        edit: { '/controllers/acme/texts/en/address': gone },
        at: ['/controllers/acme/texts/en/address'],
      },
      { edit: { '/attributes/age/texts/ja': gone }, at: ['/attributes/age/texts/ja'] },
    ],
    passes: [
      { '/data/calls/texts/ja': gone },
      {
        '/notices/0/texts/en/purposes/ads/examples': ['One', 'two'],
        '/notices/0/texts/ja/purposes/ads/examples': ['One'],
      },
      without('en'),
    ],
  },

  'authoritative-locale': {
    fails: [{ edit: { '/notices/0/authoritative': 'fr' }, at: ['/notices/0/authoritative'] }],
    passes: [{ '/notices/0/authoritative': 'en' }],
  },

  'long-summary': {
    fails: [
      {
        edit: { '/notices/0/texts/en/summary': 'a'.repeat(281) },
        at: ['/notices/0/texts/en/summary'],
      },
      {
        edit: { '/notices/0/texts/ja/summary': '字'.repeat(141) },
        at: ['/notices/0/texts/ja/summary'],
      },
    ],
    passes: [
      {
        '/notices/0/texts/en/summary': 'a'.repeat(280),
        '/notices/0/texts/ja/summary': '𠮷'.repeat(140),
      },
    ],
  },

  'other-parties': {
    fails: [
      {
        edit: { '/notices/0/purposes/2/recipients': gone },
        at: ['/notices/0/purposes/2/recipients'],
      },
      {
        edit: {
          '/purposes/partner-offers': {},
          '/notices/0/purposes/3': { key: 'partner-offers', basis: 'consent' },
          ...inBoth(0, 'purposes/partner-offers', { title: 'Offers', description: 'Theirs.' }),
        },
        at: ['/notices/0/purposes/3/recipients'],
      },
      {
        edit: {
          '/purposes/news/dpv': ['DirectMarketing', 'SellDataToThirdParties'],
          '/notices/0/purposes/1/basis': 'consent',
        },
        at: ['/notices/0/purposes/1/recipients'],
      },
      {
        edit: {
          '/notices/0/purposes/2/recipients': gone,
          '/notices/0/provisions/1': { key: 'police', basis: 'public-authority' },
          ...inBoth(0, 'provisions/police', told),
        },
        at: ['/notices/0/purposes/2/recipients'],
      },
    ],
    passes: [
      { '/notices/0/purposes/1/basis': 'consent' },
      { '/notices/0/purposes/2/recipients': gone, '/notices/0/provisions/0/purposes': [] },
    ],
  },

  'dead-reference': {
    fails: [
      {
        edit: { '/notices/0/references/0/sections': ['scope'] },
        at: ['/notices/0/references/0/sections/0'],
      },
      {
        edit: { '/notices/0/references/0/notice': 'lost' },
        at: ['/notices/0/references/0/notice'],
      },
      { edit: { '/notices/0/references/1/url': gone }, at: ['/notices/0/references/1/url'] },
    ],
    passes: [
      { '/notices/0/references/0/sections': ['incidents', '7-2'] },
      {
        ...later({ '/key': 'specified', '/references': [], ...toBoth('references', {}) }),
        '/notices/0/references/0/sections': ['incidents'],
      },
    ],
  },

  'insecure-link': {
    fails: [
      { edit: { '/controllers/acme/url': 'http://acme.example' }, at: ['/controllers/acme/url'] },
      {
        edit: { '/notices/0/bodies/0/url': 'http://centre.example' },
        at: ['/notices/0/bodies/0/url'],
      },
      {
        edit: { '/transmissions/ads/origins/0': 'http://ads.example' },
        at: ['/transmissions/ads/origins/0'],
      },
    ],
    passes: [
      { '/notices/0/bodies/0/url': '/centre' },
      { '/controllers/sister': { ...sister, url: 'http://sister.example' } },
    ],
  },

  'relative-link': {
    fails: [
      {
        edit: { '/notices/0/references/1/url': 'guide.html' },
        at: ['/notices/0/references/1/url'],
        alsoFault: true,
      },
      {
        edit: { '/notices/0/references/1/url': '//acme.example/guide' },
        at: ['/notices/0/references/1/url'],
        alsoFault: true,
      },
    ],
    passes: [{ '/notices/0/references/1/url': 'https://acme.example/guide' }],
  },

  'contact-address': {
    fails: [
      {
        edit: { '/notices/0/contacts/0/address': gone },
        at: ['/notices/0/contacts/0/address'],
      },
    ],
    passes: [
      {
        '/notices/0/contacts/0/address': gone,
        '/notices/0/contacts/0/ended': '2026-11-30',
      },
    ],
  },

  'overlapping-origins': {
    fails: [
      { edit: second({ '/purposes': ['news'] }), at: ['/transmissions/more/origins/0'] },
      {
        edit: {
          ...second({ '/purposes': ['ads', 'news'], '/origins': ['https://a.ads.example'] }),
          '/transmissions/ads/origins': ['https://else.example', 'wss://*.ads.example'],
        },
        at: ['/transmissions/more/origins/0'],
      },
      { edit: second({ '/exemption': 'display' }), at: ['/transmissions/more/origins/0'] },
    ],
    passes: [
      second({}),
      second({ '/purposes': ['news'], '/origins': ['https://*.ads.example'] }),
      second({ '/purposes': ['news'], '/origins': ['https://ads.example:8443'] }),
      {
        ...second({ '/exemption': 'display' }),
        '/transmissions/ads/exemption': 'operation',
      },
    ],
  },

  'shared-host': {
    fails: [
      {
        edit: { '/transmissions/ads/origins': ['https://*.cloudfront.net'] },
        at: ['/transmissions/ads/origins/0'],
      },
      {
        edit: { '/guard/own': ['https://*.s3.amazonaws.com:8443'] },
        at: ['/guard/own/0'],
      },
    ],
    passes: [
      { '/transmissions/ads/origins': ['https://d111.cloudfront.net'] },
      { '/transmissions/ads/origins': ['https://*.notcloudfront.net'] },
    ],
  },

  'unheld-transmission': {
    fails: [
      { edit: { '/guard': gone }, at: ['/guard'] },
      { edit: { '/guard/mode': 'report' }, at: ['/guard/mode'] },
    ],
    passes: [
      { '/guard': gone, '/transmissions/ads/exemption': 'display' },
      { '/guard': gone, '/transmissions/ads/purposes': ['news', 'service'] },
    ],
  },

  'idle-gate': {
    fails: [
      {
        edit: {
          '/transmissions/ads/gate': { reload: true },
          '/transmissions/ads/exemption': 'display',
        },
        at: ['/transmissions/ads/gate'],
      },
      {
        edit: {
          '/transmissions/ads/gate': { calls: 'wait' },
          '/transmissions/ads/purposes': ['news'],
        },
        at: ['/transmissions/ads/gate'],
      },
    ],
    passes: [
      { '/transmissions/ads/gate': { reload: true } },
      {
        '/transmissions/ads/gate': { reload: true },
        '/transmissions/ads/purposes': ['news', 'ads'],
      },
    ],
  },

  'purpose-without-notice': {
    fails: [
      {
        edit: { '/purposes/lost': {}, '/transmissions/ads/purposes': ['ads', 'lost'] },
        at: ['/transmissions/ads/purposes/1'],
      },
      {
        edit: {
          '/purposes/lost': {},
          '/signals': [{ key: 'gtm', follows: { all: ['ads', 'lost'] } }],
        },
        at: ['/signals/0/follows/all/1'],
      },
    ],
    passes: [
      { '/purposes/lost': {} },
      {
        '/purposes/lost': {},
        '/transmissions/ads/purposes': ['lost'],
        '/transmissions/ads/exemption': 'display',
      },
    ],
  },

  'signal-without-purpose': {
    fails: [
      {
        edit: {
          '/signals': [
            { key: 'gtm', follows: { all: ['ads'] } },
            { key: 'uet', follows: {} },
          ],
        },
        at: ['/signals/1/follows'],
      },
      {
        edit: { '/signals': [{ key: 'google', follows: { ad_storage: ['ads'] } }] },
        at: ['/signals/0/follows/ad_user_data', '/signals/0/follows/ad_personalization'],
      },
    ],
    passes: [
      { '/signals': [{ key: 'google', follows: { analytics_storage: ['ads'] } }] },
      { '/signals': [{ key: 'google', follows: { ...GOOGLE } }] },
      { '/signals': [{ key: 'uet', follows: { ad_storage: ['ads'] } }] },
    ],
  },

  'purpose-without-signal': {
    fails: [
      {
        edit: { '/signals': [{ key: 'gtm', follows: { all: ['service'] } }] },
        at: ['/purposes/ads'],
      },
    ],
    passes: [{ '/signals': [] }, { '/signals': [{ key: 'gtm', follows: { all: ['ads'] } }] }],
  },

  'gpp-without-tcf': {
    fails: [
      {
        edit: {
          '/signals': [
            { key: 'gpp', sections: ['usnat', 'tcfeuv2'], follows: { SaleOptOut: ['ads'] } },
          ],
        },
        at: ['/signals/0/sections/1'],
      },
    ],
    passes: [
      { '/signals': [{ key: 'gpp', sections: ['usnat'], follows: { SaleOptOut: ['ads'] } }] },
    ],
  },

  'gpc-without-choice': {
    fails: [
      { edit: { '/notices/0/purposes/0/gpc': true }, at: ['/notices/0/purposes/0/gpc'] },
      { edit: { '/notices/0/purposes/1/gpc': true }, at: ['/notices/0/purposes/1/gpc'] },
    ],
    passes: [{ '/notices/0/purposes/2/gpc': true }],
  },
};

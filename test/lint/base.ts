import type { NoticesDocument } from '../../src/core/notice.ts';

/** The time as of which these documents are judged. */
export const AT = new Date('2026-12-01T00:00:00Z');

/** The same words in both locales: what they say is of no matter here. */
const both = <Words>(words: Words) => ({ en: words, ja: words });
const told = { title: 'Title', body: 'Body.' };

/** Two notices of a Japanese company in which no rule finds anything. */
export const base: NoticesDocument = {
  doui: 1,
  attributes: {
    service: { type: 'words', values: ['web', 'shop'], texts: both({ name: 'Service' }) },
    age: { type: 'number', texts: both({ name: 'Age' }) },
    joined: { type: 'date', texts: both({ name: 'Joined' }) },
    member: { type: 'periods', texts: both({ name: 'Member' }) },
  },
  controllers: {
    acme: {
      country: 'JP',
      url: 'https://acme.example/',
      texts: both({
        name: 'Acme',
        address: '1-1 Example, Tokyo',
        representative: { name: 'A. Example', title: 'President' },
      }),
    },
  },
  purposes: {
    service: { dpv: ['ServiceProvision'] },
    news: { dpv: ['DirectMarketing'] },
    ads: { dpv: ['TargetedAdvertising'] },
  },
  recipients: {
    sister: { role: 'joint-user', texts: both({ name: 'Sister' }) },
    adnet: { role: 'third-party', country: 'US', texts: both({ name: 'Adnet' }) },
    cloud: { role: 'processor', country: 'US', texts: both({ name: 'Cloud' }) },
  },
  data: {
    contact: { texts: both({ name: 'Name and address' }) },
    device: { texts: both({ name: 'Identifier of the browser' }) },
    health: { specialCare: true, texts: both({ name: 'Medical history' }) },
    calls: { secrecy: true, texts: both({ name: 'Who called whom' }) },
  },
  laws: {
    tba: { country: 'JP', egov: '359AC0000000086', texts: both({ name: 'TBA' }) },
  },
  transmissions: {
    ads: {
      recipient: 'adnet',
      data: ['device'],
      purposes: ['ads'],
      origins: ['https://ads.example'],
      optOut: { stops: 'sending', url: 'https://ads.example/stop' },
      texts: both({
        purpose: '広告の表示',
        recipientPurpose: '広告の効果の測定',
        requests: 'リンク先のページでお申し出ください。',
        limits: '同等の広告が表示されます。',
      }),
    },
  },
  guard: { mode: 'enforce' },
  notices: [
    {
      key: 'policy',
      version: '1',
      kind: 'policy',
      controller: 'acme',
      effective: { from: '2025-04-01T00:00:00+09:00' },
      audience: { service: ['web'] },
      authoritative: 'ja',
      data: ['contact', 'device'],
      acquisition: [{ key: 'form', source: 'direct', data: ['contact'] }],
      purposes: [
        { key: 'service', basis: 'required', data: ['contact'] },
        { key: 'news', basis: 'notice-only', channels: ['post'] },
        { key: 'ads', basis: 'consent', recipients: ['adnet'], data: ['device'] },
      ],
      provisions: [
        {
          key: 'ads',
          basis: 'consent',
          recipients: ['adnet'],
          data: ['device'],
          purposes: ['ads'],
        },
      ],
      jointUse: [
        {
          key: 'group',
          data: ['contact'],
          users: ['sister'],
          purposes: ['news'],
          responsible: 'acme',
        },
      ],
      transfers: [{ key: 'adnet', country: 'US', basis: 'consent', recipients: ['adnet'] }],
      transmissions: ['ads'],
      security: ['basic-policy'],
      procedures: [
        { key: 'see', right: 'disclosure', contacts: ['desk'], fee: fee() },
        { key: 'correct', right: 'correction', contacts: ['desk'] },
        { key: 'stop', right: 'cessation', contacts: ['desk'] },
      ],
      contacts: [{ key: 'desk', channel: 'email', address: 'desk@acme.example' }],
      bodies: [{ key: 'centre', business: 'all', url: 'https://centre.example/' }],
      references: [
        { key: 'specified', notice: 'specified', sections: ['security', '5'] },
        { key: 'guide', url: '/guide' },
      ],
      texts: both({
        title: 'Policy',
        summary: 'Acme asks whether it may show you advertising.',
        purposes: {
          service: { title: 'Service', description: 'To provide it.' },
          news: { title: 'News', description: 'To send it.' },
          ads: { title: 'Advertising', description: 'To show it.' },
        },
        acquisition: { form: 'Forms' },
        provisions: { ads: told },
        jointUse: { group: told },
        transfers: { adnet: { service: 'Adnet', regime: 'Regime.', measures: 'Measures.' } },
        security: { 'basic-policy': told },
        procedures: { see: told, correct: told, stop: told },
        contacts: { desk: told },
        bodies: { centre: told },
        references: { guide: told },
      }),
    },
    {
      key: 'specified',
      version: '1',
      kind: 'policy',
      controller: 'acme',
      effective: { from: '2025-04-01T00:00:00+09:00' },
      audience: { service: ['shop'] },
      laws: [{ law: 'tba', articles: ['27-8'] }],
      data: ['contact'],
      acquisition: [{ key: 'form', source: 'direct' }],
      purposes: [{ key: 'service', basis: 'required' }],
      transfers: [
        {
          key: 'cloud',
          country: 'US',
          regimeAffectsHandling: false,
          basis: 'equivalent-system',
          recipients: ['cloud'],
        },
      ],
      security: ['rules'],
      contacts: [{ key: 'desk', channel: 'email', address: 'desk@acme.example' }],
      incidents: { since: '2025-04-01', years: 10, entries: [] },
      texts: both({
        title: 'Specified user information',
        summary: 'How Acme handles it.',
        purposes: { service: { title: 'Service', description: 'To provide it.' } },
        acquisition: { form: 'Forms' },
        transfers: { cloud: { service: 'Cloud' } },
        security: { rules: told },
        contacts: { desk: told },
      }),
    },
  ],
};

function fee() {
  return { amount: 1000, currency: 'JPY', per: 'request' as const };
}

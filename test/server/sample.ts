import type { NoticeReference } from '../../src/core/event.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { publish } from '../../src/core/publish.ts';

/** A document that uses every member of the format, with two versions of one notice. */
export const SAMPLE: NoticesDocument = {
  $schema: './notices.schema.json',
  doui: 1,
  controllers: {
    acme: {
      country: 'JP',
      url: 'https://acme.example',
      texts: {
        en: {
          name: 'Acme',
          representative: { name: 'A. Person', title: 'President' },
          address: 'Tokyo',
        },
        ja: { name: 'アクメ' },
      },
    },
  },
  attributes: { contract: { type: 'words', values: ['personal', 'corporate'] } },
  laws: { tba: { country: 'JP', number: 'Act No. 86 of 1984', texts: { en: { name: 'TBA' } } } },
  purposes: { ads: { dpv: ['Advertising'] }, mail: {}, service: {}, statistics: {} },
  recipients: {
    stats: {
      role: 'processor',
      country: 'US',
      url: 'https://stats.example',
      texts: { en: { name: 'Stats', description: 'Counts.' } },
    },
  },
  notices: [
    {
      key: 'policy',
      version: '1',
      kind: 'policy',
      controller: 'acme',
      enacted: '2024-01-01',
      effective: { from: '2024-01-01T00:00:00+09:00', until: '2025-01-01T00:00:00+09:00' },
      audience: { contract: ['personal', 'corporate'] },
      laws: [{ law: 'tba', articles: ['27-8'] }],
      purposes: [
        { key: 'ads', basis: 'consent', recipients: ['stats'], channels: ['web'], validDays: 365 },
        { key: 'mail', basis: 'opt-out', channels: ['email', 'post'] },
        { key: 'service', basis: 'required' },
        { key: 'statistics', basis: 'notice-only' },
      ],
      acquisition: [
        { key: 'calls', source: 'direct', means: ['electronic', 'oral'], recorded: 'calls' },
      ],
      usedAfterContract: true,
      openList: false,
      security: ['basic-policy', 'human'],
      transfers: [{ key: 'cloud', country: 'US', regimeAffectsHandling: false }],
      contacts: [{ key: 'desk', channel: 'email', address: 'desk@acme.example' }],
      incidents: { since: '2023-01-01', years: 3, entries: [{ key: 'loss', date: '2023-05-05' }] },
      texts: {
        en: {
          title: 'How we use data',
          summary: 'Acme asks.',
          purposes: {
            ads: { title: 'Ads', description: 'Shows ads.', examples: ['Here', 'There'] },
            mail: { title: 'Mail', description: 'Sends mail.' },
            service: { title: 'Service', description: 'Serves.' },
            statistics: { title: 'Statistics', description: 'Counts.' },
          },
          sections: { scope: { title: 'Scope', body: ['All of it.'] } },
          security: { human: { title: 'People', body: 'Are trained.' } },
          transfers: { cloud: { service: 'A cloud' } },
          contacts: { desk: { title: 'Desk', body: 'Write to it.' } },
          incidents: { loss: 'A letter was lost.' },
        },
      },
    },
    {
      key: 'policy',
      version: '2',
      kind: 'policy',
      controller: 'acme',
      effective: { from: '2025-01-01T00:00:00+09:00' },
      audience: {},
      changes: [{ key: 'more', material: true, purposes: ['ads'] }],
      purposes: [{ key: 'ads', basis: 'consent' }],
      texts: {
        en: {
          title: 'How we use data',
          summary: 'Acme asks again.',
          purposes: { ads: { title: 'Ads', description: 'Shows ads.' } },
        },
        'zh-Hant': { title: '我們如何使用資料', summary: 'Acme', purposes: {} },
      },
    },
  ],
};

/** What an event pins of one notice of the sample, rightly. */
export async function pinOf(version: '1' | '2'): Promise<NoticeReference> {
  const notice = (await publish(SAMPLE)).find((one) => one.version === version);
  if (notice === undefined) throw new RangeError(`There is no version ${version}.`);
  return { key: notice.key, version, hash: notice.hash };
}

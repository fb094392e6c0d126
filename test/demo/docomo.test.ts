import { describe, expect, it } from 'vitest';
import authored from '../../demo/notices/docomo.json' with { type: 'json' };
import type { Audience } from '../../src/core/audience.ts';
import { explain } from '../../src/core/explain.ts';
import { select } from '../../src/core/select.ts';
import { readOne, textAt } from './words.ts';

/*
 * A policy whose reach depends on when the data was acquired and on a membership: its facts, each
 * at its home. Its words are checked beside this file.
 */

const { document, notice } = readOne(authored);
const day = '2019-12-11';

describe('the policy', () => {
  it('is without fault', () => {
    expect(explain(authored)).toEqual([]);
  });

  it('states these facts, and none on what it is silent on', () => {
    const { purposes: _, texts: __, ...facts } = notice;
    expect(facts).toEqual({
      key: 'personal-data',
      version: day,
      kind: 'policy',
      controller: 'docomo',
      effective: { from: `${day}T00:00:00+09:00` },
      audience: { 'data-acquired': { before: day }, 'd-point-membership': { neverSince: day } },
      laws: [{ law: 'appi' }],
      data: ['personal-data', 'usage-history', 'device-information', 'purchase-history'],
      acquisition: [
        {
          key: 'direct',
          source: 'direct',
          means: ['written', 'electronic'],
          data: ['personal-data'],
        },
        {
          key: 'automatic',
          source: 'automatic',
          means: ['electronic'],
          data: ['usage-history', 'device-information'],
        },
        { key: 'elsewhere', source: 'indirect', data: ['purchase-history'] },
      ],
      groups: ['provision', 'proposals', 'safety', 'research'],
      usedAfterContract: true,
      prohibitions: ['unfair-discrimination'],
      provisions: [
        { key: 'with-consent', basis: 'consent' },
        { key: 'as-law-permits', basis: 'law' },
      ],
      entrustments: [
        { key: 'sales-and-reception' },
        { key: 'troubleshooting' },
        { key: 'charges-and-credit' },
        { key: 'websites-and-systems' },
        { key: 'events-and-campaigns' },
        { key: 'data-analysis' },
        { key: 'other' },
      ],
      security: ['basic-policy', 'rules', 'institutional', 'human'],
      procedures: [{ key: 'claims', right: 'disclosure' }],
      contacts: [
        {
          key: 'customer-service',
          channel: 'telephone',
          address: '0570-073-030',
          hours: {
            from: '10:00',
            to: '18:00',
            closed: ['saturday', 'sunday', 'holidays', 'year-end'],
          },
          toll: true,
        },
      ],
      bodies: [
        { key: 'data-communications', business: 'telecommunications' },
        { key: 'consumer-credit', business: 'credit-card', telephone: '03-5645-3360', toll: true },
      ],
      references: [
        { key: 'charter' },
        { key: 'explainer', only: 'ja' },
        { key: 'dashboard' },
        { key: 'claim-procedures' },
        { key: 'information-security' },
        { key: 'other-matters' },
        { key: 'partners-specific-information' },
        { key: 'social-media' },
        { key: 'pdf', only: 'ja' },
      ],
    });
  });

  it('is of a company in Japan, under the law on personal information', () => {
    expect(document.controllers['docomo']?.country).toBe('JP');
    expect(document.laws?.['appi']?.egov).toBe('415AC0000000057');
  });
});

describe('its audience', () => {
  const applies = (audience: Audience) =>
    select(document.notices, audience, new Date('2026-11-21T00:00:00Z')).notices.length === 1;
  const before = { 'data-acquired': '2019-12-10' };

  it.each<[string, boolean, Audience]>([
    ['never a member', true, { ...before, 'd-point-membership': [] }],
    [
      'a member who had left by then',
      true,
      { ...before, 'd-point-membership': [{ from: '2016-01-01', until: day }] },
    ],
    [
      'a member until that very day',
      false,
      { ...before, 'd-point-membership': [{ from: '2016-01-01', until: '2019-12-12' }] },
    ],
    ['a member since', false, { ...before, 'd-point-membership': [{ from: '2021-01-01' }] }],
    ['data of that day', false, { 'data-acquired': day, 'd-point-membership': [] }],
    ['membership not stated', false, before],
  ])('%s: %s', (_, expected, audience) => {
    expect(applies(audience)).toBe(expected);
  });

  it('stands in the words as it stands in the rule', () => {
    expect(textAt(notice, 'en', 'sections/scope')).toMatch(
      /before 11 December 2019.*no time on or/,
    );
    expect(textAt(notice, 'ja', 'sections/scope')).toMatch(
      /2019年12月11日より前.*同日以降に一度も/,
    );
  });
});

describe('its purposes', () => {
  it('stand in four groups, each on its basis', () => {
    expect(notice.purposes.map(({ key, group, basis }) => [group, key, basis])).toEqual([
      ['provision', 'service-provision', 'required'],
      ['provision', 'billing-and-credit', 'required'],
      ['provision', 'age-notification', 'required'],
      ['provision', 'fraud-contact', 'required'],
      ['provision', 'support', 'required'],
      ['proposals', 'plan-advice', 'notice-only'],
      ['proposals', 'own-marketing', 'notice-only'],
      ['proposals', 'partner-campaigns', 'consent'],
      ['proposals', 'prizes', 'notice-only'],
      ['proposals', 'personalisation', 'notice-only'],
      ['proposals', 'ads', 'consent'],
      ['proposals', 'affiliate-coupons', 'consent'],
      ['safety', 'security', 'required'],
      ['research', 'improvement', 'notice-only'],
      ['research', 'measurement', 'notice-only'],
      ['research', 'survey', 'notice-only'],
    ]);
  });

  it('reach others only where they say so', () => {
    const reaching = notice.purposes.filter(({ recipients }) => recipients !== undefined);
    expect(reaching.map(({ key, recipients }) => [key, recipients])).toEqual([
      ['age-notification', ['content-providers']],
      ['partner-campaigns', ['partners']],
      ['ads', ['advertisers']],
      ['affiliate-coupons', ['affiliates', 'd-point-shops']],
    ]);
  });

  it('offer no choice that the policy leaves open, and say why', () => {
    const held = notice.purposes.filter(({ controllable }) => controllable === false);
    expect(held.map(({ key }) => key)).toEqual(['own-marketing', 'personalisation']);
    for (const { key } of held) {
      const path = `purposes/${key}/uncontrollable`;
      expect(textAt(notice, 'en', path)).toMatch(/certain extent.*does not say.*Dashboard/);
      expect(textAt(notice, 'ja', path)).toMatch(/一定の範囲.*示されていない.*ダッシュボード/);
    }
  });

  it('each correspond to the Data Privacy Vocabulary', () => {
    expect(Object.keys(document.purposes)).toEqual(notice.purposes.map(({ key }) => key));
    for (const { dpv } of Object.values(document.purposes)) expect(dpv?.length).toBeGreaterThan(0);
  });
});

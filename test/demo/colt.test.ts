import { describe, expect, it } from 'vitest';
import authored from '../../demo/notices/colt.json' with { type: 'json' };
import type { Audience } from '../../src/core/audience.ts';
import { explain } from '../../src/core/explain.ts';
import { select } from '../../src/core/select.ts';
import { readOne } from './words.ts';

/*
 * A policy for one region and five relations, which shares data only with consent: its facts, each
 * at its home. Its words are checked beside this file.
 */

const { document, notice } = readOne(authored);
const sharers = ['group-companies', 'business-partners', 'suppliers'];

describe('the policy', () => {
  it('is without fault', () => {
    expect(explain(authored)).toEqual([]);
  });

  it('states these facts, and none on what it is silent on', () => {
    const { purposes: _, texts: __, ...facts } = notice;
    expect(facts).toEqual({
      key: 'personal-information-asia',
      version: '2016-03-01',
      kind: 'policy',
      controller: 'colt',
      enacted: '2005-04-01',
      effective: { from: '2016-03-01T00:00:00+09:00' },
      audience: {
        relation: ['customer', 'prospect', 'visitor', 'applicant', 'employee'],
        region: ['asia'],
      },
      laws: [
        { law: 'appi' },
        { law: 'telecommunications-business-law' },
        { law: 'mic-guidelines' },
        { law: 'meti-guidelines' },
      ],
      data: [
        'name',
        'address',
        'telephone',
        'email',
        'fax',
        'video',
        'voice',
        'transactions',
        'feedback',
        'seminar',
      ],
      acquisition: [
        { key: 'forms', source: 'direct', means: ['written'] },
        { key: 'contact', source: 'direct', means: ['oral', 'electronic'] },
        { key: 'surveys', source: 'direct', means: ['written', 'electronic'], data: ['feedback'] },
        { key: 'seminars', source: 'direct', data: ['seminar'] },
        {
          key: 'cameras',
          source: 'automatic',
          means: ['video'],
          recorded: 'premises',
          data: ['video'],
        },
      ],
      prohibitions: ['sale', 'trade', 'rental', 'others-marketing'],
      provisions: [
        { key: 'authorities', basis: 'public-authority', recipients: ['authorities'] },
        { key: 'with-consent', basis: 'consent' },
      ],
      jointUse: [
        {
          key: 'group-sharing',
          data: ['personal-information'],
          users: sharers,
          purposes: ['group-sharing'],
        },
      ],
      entrustments: [{ key: 'service-providers', recipients: ['service-providers'] }],
      security: ['rules', 'institutional', 'human', 'physical', 'technological'],
      retention: [
        { key: 'law', until: 'law-requires' },
        { key: 'purpose', until: 'purpose-ends' },
      ],
      procedures: [{ key: 'complaints', right: 'complaint', contacts: ['manager'] }],
      contacts: [
        {
          key: 'manager',
          channel: 'post',
          address: '3-1-35 Shibaura, Minato-ku, Tokyo 108-0023, Japan',
        },
      ],
      revision: { announced: 'website' },
      references: [{ key: 'inquiries-statement' }],
    });
  });

  it.each([
    ['appi', { number: 'Act No. 57 of 2003', egov: '415AC0000000057' }],
    ['telecommunications-business-law', { number: 'Act No. 86 of 1984', egov: '359AC0000000086' }],
    [
      'mic-guidelines',
      {
        number: 'MIC Notice No. 695',
        enacted: '2004-08-31',
        revised: { number: 'MIC Notice No. 216', date: '2015-06-24' },
      },
    ],
    [
      'meti-guidelines',
      {
        number: 'METI and MHLW Notice No. 4',
        enacted: '2004-10-22',
        revised: { number: 'METI and MHLW Notice No. 4', date: '2014-12-12' },
      },
    ],
  ])('rests on %s', (law, facts) => {
    const { texts: _, ...stated } = document.laws?.[law] ?? {};
    expect(stated).toEqual({ country: 'JP', ...facts });
  });

  it('is of a company whose officer is a role without a name', () => {
    const { country, texts } = document.controllers['colt'] ?? {};
    expect(country).toBe('JP');
    expect(texts?.['en']?.officer).toEqual({ role: 'Personal Information Protection Manager' });
    expect(texts?.['ja']?.officer).toEqual({ role: '個人情報保護管理者' });
  });

  it.each([
    ...sharers.map((key) => [key, 'joint-user'] as const),
    ['service-providers', 'processor'] as const,
    ['authorities', 'authority'] as const,
  ])('knows %s as %s', (recipient, role) => {
    expect(document.recipients[recipient]?.role).toBe(role);
  });
});

describe('its audience', () => {
  const applies = (audience: Audience) =>
    select(document.notices, audience, new Date('2026-11-21T00:00:00Z')).notices.length === 1;

  it.each<[boolean, Audience]>([
    ...['customer', 'prospect', 'visitor', 'applicant', 'employee'].map(
      (relation): [boolean, Audience] => [true, { relation, region: 'asia' }],
    ),
    [true, { relation: ['supplier', 'visitor'], region: 'asia' }],
    [false, { relation: 'customer', region: 'elsewhere' }],
    [false, { relation: 'customer' }],
    [false, { region: 'asia' }],
  ])('%s for %j', (expected, audience) => {
    expect(applies(audience)).toBe(expected);
  });
});

describe('its purposes', () => {
  it('are the ten of the policy, with partners’ products apart, and the sharing', () => {
    expect(notice.purposes.map(({ key, basis }) => [key, basis])).toEqual([
      ['contract-administration', 'required'],
      ['service-operation', 'required'],
      ['own-marketing', 'notice-only'],
      ['partner-products', 'consent'],
      ['survey', 'notice-only'],
      ['identification', 'required'],
      ['statistics', 'notice-only'],
      ['event-invitations', 'notice-only'],
      ['legal-compliance', 'exempt'],
      ['data-centre-security', 'required'],
      ['employment', 'required'],
      ['group-sharing', 'consent'],
    ]);
  });

  it.each([
    ['survey', { data: ['feedback'], channels: ['post', 'email'] }],
    ['legal-compliance', { exemption: 'law' }],
    ['data-centre-security', { data: ['video'] }],
    ['group-sharing', { recipients: sharers, data: ['personal-information'] }],
  ])('%s has its facts', (purpose, facts) => {
    const {
      key: _,
      basis: __,
      ...stated
    } = notice.purposes.find(({ key }) => key === purpose) ?? {};
    expect(stated).toEqual(facts);
  });

  it('each correspond to the Data Privacy Vocabulary', () => {
    expect(Object.keys(document.purposes)).toEqual(notice.purposes.map(({ key }) => key));
    for (const { dpv } of Object.values(document.purposes)) expect(dpv?.length).toBeGreaterThan(0);
  });
});

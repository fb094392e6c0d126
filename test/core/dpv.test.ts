import { beforeAll, describe, expect, test } from 'vitest';
import { dpvOf, type RecordSource } from '../../src/core/dpv/dpv.ts';
import { CONTEXT } from '../../src/core/dpv/terms.ts';
import { publish } from '../../src/core/publish.ts';
import { base } from '../lint/base.ts';
import { createDevice } from '../support/device.ts';

type Node = { readonly [member: string]: unknown };

/** All values at a path: lists are walked through. */
function at(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((one) => at(one, [...(step ? [step] : []), ...rest]));
  if (step === undefined) return value === undefined ? [] : [value];
  return at((value as Node | undefined)?.[step], rest);
}

/**
 * The mandatory fields of ISO/IEC TS 27560:2023 §6.3, and where DPV 2.3 (guides/consent-27560,
 * “Mappings of Terms”) puts them.
 */
const MANDATORY: { readonly [field: string]: string } = {
  'schema version': 'dct:conformsTo/@id',
  'record id': 'dct:identifier',
  'pii principal id': 'dpv:hasDataSubject/dct:identifier',
  'privacy notice': 'dpv:hasNotice/@id',
  language: 'dpv:hasNotice/dct:language',
  purpose: 'dpv:hasProcess/dpv:hasPurpose/@id',
  'pii information': 'dpv:hasProcess/dpv:hasPersonalData/@id',
  'pii controllers': 'dpv:hasDataController/@id',
  'storage locations': 'dpv:hasProcess/dpv:hasStorageCondition/dpv:hasLocation',
  'retention period': 'dpv:hasProcess/dpv:hasStorageCondition/dpv:hasDuration',
  jurisdiction: 'dpv:hasJurisdiction/@id',
  'recipient third parties': 'dpv:hasProcess/dpv:hasRecipient/@id',
  'withdrawal method': 'dpv:hasProcess/dpv:hasConsentControl/@type',
  'pii type': 'dpv:hasProcess/dpv:hasPersonalData/@type',
  'party id': 'dpv:hasDataController/dct:identifier',
  'party address': 'dpv:hasDataController/dpv:hasAddress',
  'party name': 'dpv:hasDataController/dpv:hasName',
  'party contact': 'dpv:hasDataController/dpv:hasContact',
  'party type': 'dpv:hasDataController/@type',
  'recipient name': 'dpv:hasProcess/dpv:hasRecipient/dpv:hasName',
  'event time': 'dpv:hasConsentStatus/dct:date',
  'entity id': 'dpv:hasConsentStatus/dpv:isImplementedByEntity/@id',
  'event type': 'dpv:hasConsentStatus/dpv:hasLegalBasis/@id',
  'event state': 'dpv:hasConsentStatus/@type',
};

describe('a consent record', () => {
  let source: RecordSource;
  let record: Node;
  beforeAll(async () => {
    const device = await createDevice();
    const [notice] = await publish(base);
    const { key = '', version = '', hash = '' } = notice ?? {};
    const act = { notices: [{ key, version, hash }], locale: 'ja' };
    const granted = await device.seal({
      ...act,
      decisions: { ads: { decision: 'granted', parents: [] } },
    });
    const withdrawn = await device.seal({
      ...act,
      surface: 'signal',
      decisions: { ads: { decision: 'withdrawn', parents: [granted.id] } },
    });
    source = {
      subject: device.subject,
      events: [granted, withdrawn],
      receipts: [{ id: granted.id, jws: 'a.b.c' }],
      notices: notice ? [notice] : [],
      exportedAt: '2026-03-01T12:00:00.000Z',
    };
    record = await dpvOf(source);
  });

  test.for(Object.entries(MANDATORY))('states %s', ([, path]) => {
    const found = at(record, path.split('/'));
    expect(found.length).toBeGreaterThan(0);
    for (const value of found) expect(value).not.toBe('');
  });

  test('states of each grant how long it lasts', () => {
    expect(at(record, ['dpv:hasConsentStatus', 'dct:valid'])).toEqual([
      'until withdrawn or renewed',
    ]);
  });

  test('says that what no fact and no notice tells is not stated, and invents nothing', () => {
    const [location] = at(record, (MANDATORY['storage locations'] ?? '').split('/'));
    expect(location).toEqual({ '@id': 'doui:not-stated' });
    const status = at(record, ['dpv:hasConsentStatus', 'doui:receipt']);
    expect(status).toEqual(['a.b.c', { '@id': 'doui:not-stated' }]);
  });

  test('says what the notice and the events say', () => {
    expect(record).toMatchObject({
      '@type': 'dpv:ConsentRecord',
      'dct:conformsTo': { '@id': 'dpv-27560:record' },
      'dpv:hasJurisdiction': [{ '@id': 'loc:JP' }],
      'dpv:hasProcess': [
        {
          'dpv:hasPurpose': { '@id': 'doui:purpose:ads' },
          'dpv:hasPersonalData': [{ 'dct:identifier': 'device' }],
          'dpv:hasRecipient': [
            { '@type': 'dpv:ThirdParty', 'dpv:hasLocation': { '@id': 'loc:US' } },
          ],
        },
      ],
      'dpv:hasConsentStatus': [
        { '@type': 'dpv:ConsentGiven', 'dpv:hasLegalBasis': { '@id': 'dpv:ExpressedConsent' } },
        {
          '@type': 'dpv:ConsentWithdrawn',
          'dpv:hasIndicationMethod': 'signal, by Global Privacy Control',
        },
      ],
    });
  });

  test('is JSON-LD by its own context alone: every name is a keyword or has a known prefix', () => {
    const iris: string[] = [];
    const keys: string[] = [];
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) return value.forEach(walk);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, member] of Object.entries(value)) {
        if (key === '@context') continue;
        keys.push(key);
        if (key === '@id' || key === '@type') iris.push(...[member as string | string[]].flat());
        else walk(member);
      }
    };
    walk(JSON.parse(JSON.stringify(record)));
    const names = [...keys.filter((key) => !key.startsWith('@')), ...iris];
    const unknown = names.filter((name) => {
      const [prefix = '', ...rest] = name.split(':');
      return !name.startsWith('urn:') && (!Object.hasOwn(CONTEXT, prefix) || rest.length === 0);
    });
    expect(unknown).toEqual([]);
    expect(keys.filter((key) => key.startsWith('@')).sort()).toEqual(
      expect.arrayContaining(['@id', '@language', '@type', '@value']),
    );
    expect(record['@context']).toEqual(CONTEXT);
  });

  test('the same facts make the same record; a receipt says which record it is of', async () => {
    const { '@id': id, 'dct:identifier': name } = record;
    const shuffled = { ...source, events: source.events.toReversed() };
    expect((await dpvOf(shuffled))['@id']).toBe(id);
    expect(await dpvOf(source, 'receipt')).toMatchObject({
      '@type': 'dpv:ConsentReceipt',
      'dct:identifier': `receipt-${String(name)}`,
      'dct:conformsTo': { '@id': 'dpv-27560:receipt' },
      'dct:source': { '@id': id },
    });
  });

  test('without the words it says so, and still tells what was decided', async () => {
    expect(await dpvOf({ ...source, notices: [] })).toMatchObject({
      'dpv:hasNotice': [{ '@id': 'doui:not-stated' }],
      'dpv:hasProcess': [{ '@id': 'doui:not-stated' }],
      'dpv:hasConsentStatus': [
        { '@type': 'dpv:ConsentGiven' },
        {
          '@type': 'dpv:ConsentWithdrawn',
          'dpv:hasIndicationMethod': 'signal, by Global Privacy Control',
        },
      ],
    });
  });

  test('holds no act of another subject, and no objection to what needs no consent', async () => {
    const other = await createDevice();
    const [notice] = await publish({
      ...base,
      notices: base.notices.map((one) => ({
        ...one,
        purposes: one.purposes.map((use) => ({ ...use, basis: 'opt-out' as const })),
      })),
    });
    const { key = '', version = '', hash = '' } = notice ?? {};
    const objected = await other.seal({
      notices: [{ key, version, hash }],
      decisions: { ads: { decision: 'refused', parents: [] } },
    });
    const events = [...source.events, objected];
    const notices = [...source.notices, ...(notice ? [notice] : [])];
    const both = { ...source, events, notices };
    expect(at(await dpvOf(both), ['dpv:hasConsentStatus', 'dct:date'])).toHaveLength(2);
    const own = await dpvOf({ ...both, subject: other.subject });
    expect(own['dpv:hasConsentStatus']).toEqual([{ '@id': 'doui:not-stated' }]);
  });
});

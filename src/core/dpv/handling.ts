import { recipientsOf } from './party.ts';
import { inLanguage, NOT_STATED, stated, type Ld } from './terms.ts';
import { own } from '../own.ts';
import { wordsOf } from '../locale.ts';
import type { PublishedNotice } from '../publish.ts';
import type { PurposeUse } from '../purpose.ts';
import type { Locale } from '../units.ts';

/** What a notice says of how data is processed for a purpose (27560 §6.3.4 and §6.3.5). */
export function processOf(notice: PublishedNotice, use: PurposeUse, locale: Locale): Ld {
  const { provisions = [], cited, transfers = [] } = notice;
  const told = own(wordsOf(notice.texts, locale).purposes, use.key);
  const transmissions = Object.values(cited.transmissions);
  const receivers = [
    ...(use.recipients ?? []),
    ...provisions
      .filter(({ purposes = [] }) => purposes.includes(use.key))
      .flatMap(({ recipients = [] }) => recipients),
    ...transmissions
      .filter(({ purposes }) => purposes.includes(use.key))
      .map(({ recipient }) => recipient),
  ];
  return {
    '@type': 'dpv:Process',
    'dpv:hasNotice': { '@id': noticeId(notice) },
    'dpv:hasPurpose': {
      '@type': 'dpv:Purpose',
      '@id': `doui:purpose:${encodeURIComponent(use.key)}`,
      'dct:title': told === undefined ? NOT_STATED : inLanguage(told.title, locale),
      'dct:description': told === undefined ? NOT_STATED : inLanguage(told.description, locale),
    },
    'dpv:hasPersonalData': stated(dataOf(notice, use, locale)),
    'dpv:hasRecipient': stated(recipientsOf(notice, receivers, locale)),
    // Where data is stored no notice says; where it is handled besides, some do.
    'dpv:hasStorageCondition': [
      { '@type': 'dpv:StorageLocation', 'dpv:hasLocation': NOT_STATED },
      { '@type': 'dpv:StorageDuration', 'dpv:hasDuration': stated(retentionOf(notice, locale)) },
    ],
    'dpv:hasLocation': stated(
      transfers.map(({ country }) =>
        country === undefined ? undefined : { '@id': `loc:${country}` },
      ),
    ),
    'dpv:hasConsentControl': withdrawalOf(use, told?.withdrawal, locale),
  };
}

export const noticeId = ({ hash }: PublishedNotice): string => `doui:notice:${hash}`;

function dataOf({ data = [], cited }: PublishedNotice, use: PurposeUse, locale: Locale): Ld[] {
  return (use.data ?? data).flatMap((key) => {
    const category = own(cited.data, key);
    if (category === undefined) return [];
    return {
      '@type': category.specialCare
        ? ['dpv:PersonalData', 'dpv:SensitivePersonalData', 'dpv:SpecialCategoryPersonalData']
        : ['dpv:PersonalData', ...(category.secrecy ? ['dpv:SensitivePersonalData'] : [])],
      '@id': `doui:data:${encodeURIComponent(key)}`,
      'dct:identifier': key,
      'dct:title': inLanguage(wordsOf(category.texts, locale).name, locale),
    };
  });
}

const retentionOf = ({ retention = [], texts }: PublishedNotice, locale: Locale): Ld[] =>
  retention.map(({ key, days, until }) => {
    const words = own(wordsOf(texts, locale).retention ?? {}, key);
    return {
      '@type': days === undefined ? 'dpv:UntilEventDuration' : 'dpv:TemporalDuration',
      'dct:extent': days === undefined ? until : `P${days}D`,
      'dct:description': words === undefined ? undefined : inLanguage(words, locale),
    };
  });

/** Where the notice names no other way, a decision is taken back by the switch that made it. */
const withdrawalOf = (
  { withdrawal }: PurposeUse,
  words: string | undefined,
  locale: Locale,
): Ld => ({
  '@type': 'dpv:WithdrawConsent',
  'dct:description': withdrawal?.by ?? 'switch',
  'dct:abstract': words === undefined ? undefined : inLanguage(words, locale),
  'dpv:isExercisedAt': withdrawal?.url === undefined ? NOT_STATED : withdrawal.url,
});

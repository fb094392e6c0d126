import { statusOf, subjectId, type Decided } from './event.ts';
import { controllerOf } from './party.ts';
import { noticeId, processOf } from './handling.ts';
import { CONTEXT, inLanguage, instant, NOT_STATED, stated, type Ld } from './terms.ts';
import type { SealedEvent, SubjectId } from '../event.ts';
import { hashOf } from '../hash.ts';
import { wordsOf } from '../locale.ts';
import { own } from '../own.ts';
import type { PublishedNotice } from '../publish.ts';
import type { Receipt } from '../receipt.ts';
import { isAsked } from '../state.ts';
import type { Instant, Locale } from '../units.ts';

/** What a record is made of: what an export of one subject holds. */
export interface RecordSource {
  readonly subject: SubjectId;
  readonly events: readonly SealedEvent[];
  readonly receipts: readonly Receipt[];
  readonly notices: readonly PublishedNotice[];
  readonly exportedAt: Instant;
}

/** An act's notice as it was shown. */
interface Shown {
  readonly notice: PublishedNotice;
  readonly locale: Locale;
}

/**
 * What a subject consented to, as a consent record of ISO/IEC TS 27560:2023 in DPV's JSON-LD, or as
 * a receipt of it. Objections to what needs no consent are no part of it. It proves nothing by
 * itself: verify the export that it is made from.
 */
export async function dpvOf(
  source: RecordSource,
  as: 'record' | 'receipt' = 'record',
): Promise<{ readonly [member: string]: Ld | undefined }> {
  const { subject, exportedAt } = source;
  const events = source.events.filter(({ event }) => event.subject === subject);
  const notices = new Map(source.notices.map((notice) => [notice.hash, notice]));
  const receipts = new Map(source.receipts.map((receipt) => [receipt.id, receipt]));
  const decided = events.flatMap((sealed) => decidedIn(sealed, notices, receipts));
  const shown = shownIn(events, notices);
  const used = new Map(
    decided.flatMap(({ put, sealed: { event } }) => {
      const pin = event.notices.find(({ hash }) => hash === put?.notice.hash);
      if (put === undefined) return [];
      const locale = pin?.locale ?? event.locale;
      return [[`${put.notice.hash} ${put.use.key}`, { ...put, locale }] as const];
    }),
  );
  // A name that follows from what it names: the same facts make the same record.
  const name = await hashOf({ subject, events: events.map(({ id }) => id).sort() });
  const record = `doui:record:${name}`;
  const isRecord = as === 'record';

  return {
    '@context': CONTEXT,
    '@type': isRecord ? 'dpv:ConsentRecord' : 'dpv:ConsentReceipt',
    '@id': isRecord ? record : `doui:receipt:${name}`,
    'dct:identifier': isRecord ? name : `receipt-${name}`,
    'dct:conformsTo': { '@id': `dpv-27560:${as}` },
    'dct:source': isRecord ? undefined : { '@id': record },
    'dct:created': instant(exportedAt),
    'dpv:hasDataSubject': {
      '@type': 'dpv:DataSubject',
      '@id': subjectId(subject),
      'dct:identifier': subject,
    },
    'dpv:hasDataController': stated(
      once(shown, ({ notice }) => notice.controller).map(({ notice, locale }) =>
        controllerOf(notice, locale),
      ),
    ),
    'dpv:hasJurisdiction': stated(
      once(shown, ({ notice }) => notice.by.country).map(({ notice }) => ({
        '@id': `loc:${notice.by.country}`,
      })),
    ),
    'dpv:hasApplicableLaw': stated(lawsOf(shown)),
    'dpv:hasLegalBasis': { '@id': 'dpv:Consent' },
    'dpv:hasNotice': stated(shown.map(noticeOf)),
    'dpv:hasProcess': stated(
      [...used.values()].map(({ notice, use, locale }) => processOf(notice, use, locale)),
    ),
    'dpv:hasRight': stated(rightsOf(shown)),
    'dpv:hasConsentStatus': stated(decided.map(statusOf)),
  };
}

/** Its decisions on what asks for consent, and on what is not known to ask for less. */
function decidedIn(
  sealed: SealedEvent,
  notices: ReadonlyMap<string, PublishedNotice>,
  receipts: ReadonlyMap<string, Receipt>,
): Decided[] {
  const { id, event } = sealed;
  return Object.entries(event.decisions).flatMap(([purpose, { decision }]) => {
    const uses = event.notices.flatMap(({ hash }) => {
      const notice = notices.get(hash);
      const use = notice?.purposes.find(({ key, basis }) => key === purpose && isAsked(basis));
      return notice && use ? { notice, use } : [];
    });
    const put = uses.find(({ use }) => use.basis === 'consent');
    return uses.length > 0 && put === undefined
      ? []
      : { sealed, purpose, decision, put, receipt: receipts.get(id) };
  });
}

/** Each version once, in the words that were shown last. */
function shownIn(
  events: readonly SealedEvent[],
  notices: ReadonlyMap<string, PublishedNotice>,
): Shown[] {
  const shown = new Map<string, Shown>();
  for (const { event } of events) {
    for (const { hash, locale = event.locale } of event.notices) {
      const notice = notices.get(hash);
      if (notice !== undefined) shown.set(hash, { notice, locale });
    }
  }
  return [...shown.values()];
}

const once = (shown: readonly Shown[], by: (one: Shown) => string): Shown[] => [
  ...new Map(shown.map((one) => [by(one), one])).values(),
];

const noticeOf = ({ notice, locale }: Shown): Ld => ({
  '@type': 'dpv:ConsentNotice',
  '@id': noticeId(notice),
  'dct:identifier': `${notice.key} ${notice.version}`,
  'dct:title': inLanguage(wordsOf(notice.texts, locale).title, locale),
  'dct:language': locale,
  'dct:date': instant(notice.effective.from),
});

/** DPV knows one law of Japan by a name of its own; all others by theirs. */
const APPI = '415AC0000000057';

const lawsOf = (shown: readonly Shown[]): Ld[] =>
  Object.values(
    Object.assign(
      {},
      ...shown.map(({ notice }) => notice.cited.laws),
    ) as PublishedNotice['cited']['laws'],
  ).map(({ egov, number, texts }) =>
    egov === APPI
      ? { '@id': 'legal-jp:law-APPI' }
      : {
          '@type': 'dpv:Law',
          'dct:title': stated(
            Object.entries(texts).map(([locale, { name }]) => inLanguage(name, locale)),
          ),
          'dct:identifier': number ?? NOT_STATED,
        },
  );

const rightsOf = (shown: readonly Shown[]): Ld[] =>
  shown.flatMap(({ notice, locale }) =>
    (notice.procedures ?? []).map(({ key, right, url }) => {
      const told = own(wordsOf(notice.texts, locale).procedures ?? {}, key);
      return {
        '@type': 'dpv:DataSubjectRight',
        'dct:identifier': right,
        'dct:title': told === undefined ? undefined : inLanguage(told.title, locale),
        'dpv:isExercisedAt': url ?? NOT_STATED,
      };
    }),
  );

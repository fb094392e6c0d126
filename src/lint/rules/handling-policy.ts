import type { Notice, NoticesDocument } from '../../core/notice.ts';
import type { Path } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

/** Telecommunications Business Act, Act No. 86 of 1984. */
const TBA = '359AC0000000086';
/** For how many years an accident is told (22-2-23(5)). */
const YEARS = 10;

interface Lack {
  /** The item of Ordinance 22-2-23. */
  readonly item: number;
  readonly path: Path;
  readonly what: string;
  readonly mend: string;
}

export const handlingPolicy: Rule = {
  id: 'handling-policy',
  severity: 'warning',
  law: 'TBA 27-8, Ordinance 22-2-23',
  title:
    'A notice that cites TBA 27-8 has the five items of a policy on specified user information: content and acquisition, purposes, security with foreign countries, contact, accidents of ten years.',
  *check(scope) {
    for (const { notice, path } of japanese(scope)) {
      if (!isPolicy(notice, scope.document)) continue;
      for (const { item, path: place, what, mend } of lacksOf(notice)) {
        yield {
          path: [...path, ...place],
          law: `TBA 27-8, Ordinance 22-2-23(${item})`,
          message: `A policy on specified user information states ${what}.`,
          mend,
        };
      }
    }
  },
};

const isPolicy = (notice: Notice, { laws = {} }: NoticesDocument): boolean =>
  (notice.laws ?? []).some(
    ({ law, articles = [] }) => laws[law]?.egov === TBA && articles.includes('27-8'),
  );

function* lacksOf(notice: Notice): Generator<Lack> {
  const { data = [], acquisition = [], purposes, security = [], transfers = [] } = notice;
  const { contacts = [], incidents } = notice;
  const lack = (item: number, member: string, what: string): Lack => ({
    item,
    path: [member],
    what,
    mend: `Add ${member}.`,
  });
  if (data.length === 0) yield lack(1, 'data', 'what the information is');
  if (acquisition.length === 0) yield lack(1, 'acquisition', 'how it is acquired');
  if (purposes.length === 0) yield lack(2, 'purposes', 'what it is used for, and how');
  if (security.length === 0) yield lack(3, 'security', 'how it is kept safe');
  for (const [index, { country, regimeAffectsHandling, recipients = [] }] of transfers.entries()) {
    if (country === undefined && recipients.length === 0) {
      yield {
        item: 3,
        path: ['transfers', index, 'recipients'],
        what: 'who stores or handles it abroad, where the country is hard to learn',
        mend: 'Add recipients, or country.',
      };
    }
    if (country === undefined || country === 'JP' || regimeAffectsHandling !== undefined) continue;
    yield {
      item: 3,
      path: ['transfers', index, 'regimeAffectsHandling'],
      what: `whether a regime of ${country} may affect the handling`,
      mend: 'Add regimeAffectsHandling: true or false.',
    };
  }
  if (contacts.length === 0) yield lack(4, 'contacts', 'where people complain and ask');
  if (incidents === undefined) {
    yield {
      ...lack(5, 'incidents', 'the accidents of the past ten years'),
      mend: 'Add incidents, also where there were none.',
    };
  } else if (incidents.years < YEARS) {
    yield {
      item: 5,
      path: ['incidents', 'years'],
      what: `accidents for ${YEARS} years, and not for ${incidents.years}`,
      mend: `Write ${YEARS}.`,
    };
  }
}

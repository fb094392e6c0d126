import type { Transfer } from '../../core/disclosure.ts';
import type { Path } from '../finding.ts';
import type { Problem, Rule } from '../rule.ts';
import { japanese, type Version } from '../scope.ts';
import { says } from '../words.ts';

/** Countries whose protection is held equivalent: the EEA and the UK (PPC Notice No. 1 of 2019). */
const EQUIVALENT = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  ),
);

export const overseasProvision: Rule = {
  id: 'overseas-provision',
  severity: 'warning',
  law: 'APPI 28',
  title:
    'Provision abroad rests on consent or on an equivalent system; who is asked to consent reads the country, its regime and the measures, or why they are not known.',
  *check(scope) {
    for (const version of japanese(scope)) {
      for (const [index, transfer] of (version.notice.transfers ?? []).entries()) {
        const { country = '' } = transfer;
        if (country === 'JP' || EQUIVALENT.has(country)) continue;
        yield* basis(transfer, [...version.path, 'transfers', index]);
        yield* information(transfer, version);
      }
    }
  },
};

function* basis({ key, basis }: Transfer, path: Path): Generator<Problem> {
  if (basis === 'consent' || basis === 'equivalent-system') return;
  const mend = 'Rest it on consent, or on equivalent-system where the recipient has one.';
  yield {
    path: [...path, 'basis'],
    law: 'APPI 28(1)',
    ...(basis === undefined
      ? { message: `Transfer "${key}" does not state what it rests on.`, mend }
      : {
          message: `Transfer "${key}" rests on ${basis}, which does not replace consent where the recipient is abroad.`,
          mend,
        }),
  };
}

/** What people are told before they consent (Rule 17(2) to (4)). */
function* information(transfer: Transfer, { notice, path, locales }: Version): Generator<Problem> {
  const { key, country, basis } = transfer;
  const lacks = (member: 'regime' | 'measures' | 'unknown'): boolean =>
    !says(notice, ({ transfers }) => transfers?.[key]?.[member]);
  const at = (member: string): Path => [
    ...path,
    'texts',
    locales[0] ?? '',
    'transfers',
    key,
    member,
  ];
  if (country === undefined && lacks('unknown')) {
    yield {
      path: at('unknown'),
      law: 'APPI 28(2), Enforcement Rule 17(3)',
      message: `Transfer "${key}" names no country, and nothing says why.`,
      mend: 'Say why it is not known, and what may help instead; or name the country.',
    };
  }
  if (basis !== 'consent') return;
  if (country !== undefined && lacks('regime')) {
    yield {
      path: at('regime'),
      law: 'APPI 28(2), Enforcement Rule 17(2)(ii)',
      message: `Consent to transfer "${key}" is asked without telling the regime of ${country}.`,
      mend: 'Say how data is protected there by law, and what may affect the handling.',
    };
  }
  if (lacks('measures')) {
    yield {
      path: at('measures'),
      law: 'APPI 28(2), Enforcement Rule 17(2)(iii), 17(4)',
      message: `Consent to transfer "${key}" is asked without telling how the recipient protects the data.`,
      mend: 'Say which measures it takes, or why that cannot be told.',
    };
  }
}

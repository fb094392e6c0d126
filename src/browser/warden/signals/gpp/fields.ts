import type { CmpApi } from '@iabgpp/cmpapi';
import type { Signal, Told } from '../../../../core/signal.ts';

/** In every section's own words: not one in which the others of a trade association trust. */
const NOT_COVERED = 2;

/** By each of our words, the notices that must stand beside it. */
const NOTICES: { readonly [word: string]: readonly string[] } = {
  SaleOptOut: ['SaleOptOutNotice'],
  SharingOptOut: ['SharingOptOutNotice'],
  TargetedAdvertisingOptOut: ['TargetedAdvertisingOptOutNotice'],
  SensitiveDataProcessing: ['SensitiveDataProcessingOptOutNotice', 'SensitiveDataLimitUseNotice'],
  KnownChildSensitiveDataConsents: [],
  PersonalDataConsents: [],
};

/**
 * The fields of a section of the USA (GPP, Sections/US-National and the states): 1 is a notice that
 * was given, an opt-out, or no consent; 2 is none of those; 0, as it stands where nothing is said,
 * does not apply. States have some of the fields, and lists of their own lengths.
 */
export function fieldsOf(
  api: CmpApi,
  section: string,
  { follows }: Extract<Signal, { key: 'gpp' }>,
  told: Told,
): [field: string, value: unknown][] {
  // Which makes the section, where there is none yet: all have it.
  api.setFieldValue(section, 'MspaCoveredTransaction', NOT_COVERED);
  const fields = (api.getSection(section) ?? {}) as { readonly [field: string]: unknown };
  const words = Object.keys(follows);
  const { globalPrivacyControl } = navigator as { globalPrivacyControl?: unknown };
  const wanted: [string, unknown][] = [
    ['SharingNotice', 1],
    ...words.flatMap((word) => (NOTICES[word] ?? []).map((name): [string, number] => [name, 1])),
    ...words.map((word): [string, number] => [word, told[word] === true ? 2 : 1]),
    ['GpcSegmentIncluded', true],
    ['Gpc', globalPrivacyControl === true],
  ];
  return wanted
    .filter(([field]) => field in fields)
    .map(([field, value]) => {
      const held = fields[field];
      return [field, Array.isArray(held) ? held.map(() => value) : value];
    });
}

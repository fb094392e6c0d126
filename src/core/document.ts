import type { Notice, NoticesDocument, PurposeUse } from './notice.ts';

const BASES: readonly unknown[] = ['consent', 'opt-out', 'required', 'notice-only'];

/**
 * Whether an unknown value can be used as `notices.json`: the page's quick yes or no. Where it says
 * no, `explain` says why. It asks for all on which state, selection and display depend, so that a
 * document that passes cannot open anything by mistake.
 */
export function isNoticesDocument(value: unknown): value is NoticesDocument {
  if (!isRecord(value) || value['doui'] !== 1 || !Array.isArray(value['notices'])) return false;
  const { controllers, purposes, recipients, notices } = value;
  if (!isTexts(controllers) || !isTexts(recipients) || !isRecord(purposes)) return false;
  const names = notices.map((notice: Partial<Notice> | null) =>
    JSON.stringify([notice?.key, notice?.version]),
  );
  return (
    notices.length > 0 &&
    new Set(names).size === names.length &&
    notices.every(
      (notice) =>
        isRecord(notice) &&
        isName(notice['key']) &&
        isName(notice['version']) &&
        has(controllers, notice['controller']) &&
        isPeriod(notice['effective']) &&
        isRecord(notice['audience']) &&
        Object.values(notice['audience']).every(isNames) &&
        isNumberOrAbsent(notice['precedence']) &&
        isNamesOrAbsent(notice['renews']) &&
        isRecord(notice['texts']) &&
        Object.values(notice['texts']).every(isWords) &&
        Array.isArray(notice['purposes']) &&
        notice['purposes'].every((use: unknown) => isUse(use, purposes, recipients)) &&
        new Set(notice['purposes'].map(({ key }: PurposeUse) => key)).size ===
          notice['purposes'].length &&
        notice['purposes'].every(({ key }: PurposeUse) => isNamed(key, notice as never)),
    )
  );
}

type Fields = { readonly [key: string]: unknown };

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isNames = (value: unknown): boolean => Array.isArray(value) && value.every(isName);

const isNamesOrAbsent = (value: unknown): boolean => value === undefined || isNames(value);

const isNumberOrAbsent = (value: unknown): boolean =>
  value === undefined || typeof value === 'number';

const has = (fields: Fields, key: unknown): boolean => isName(key) && Object.hasOwn(fields, key);

/** A registry: every entry has words with a name in some locale. */
const isTexts = (value: unknown): value is Fields =>
  isRecord(value) &&
  Object.values(value).every(
    (entry) =>
      isRecord(entry) &&
      isRecord(entry['texts']) &&
      Object.values(entry['texts']).length > 0 &&
      Object.values(entry['texts']).every((words) => isRecord(words) && isName(words['name'])),
  );

const isInstant = (value: unknown): boolean =>
  isName(value) && value.includes('T') && !Number.isNaN(Date.parse(value));

const isPeriod = (value: unknown): boolean =>
  isRecord(value) &&
  isInstant(value['from']) &&
  (value['until'] === undefined || isInstant(value['until']));

const isWords = (value: unknown): boolean =>
  isRecord(value) &&
  isName(value['title']) &&
  isName(value['summary']) &&
  isRecord(value['purposes']) &&
  Object.values(value['purposes']).every(
    (words) => isRecord(words) && isName(words['title']) && isName(words['description']),
  );

const isUse = (value: unknown, purposes: Fields, recipients: Fields): boolean =>
  isRecord(value) &&
  has(purposes, value['key']) &&
  BASES.includes(value['basis']) &&
  isNumberOrAbsent(value['validDays']) &&
  (value['recipients'] === undefined ||
    (Array.isArray(value['recipients']) &&
      value['recipients'].every((recipient) => has(recipients, recipient))));

/** A purpose without words in any locale cannot be shown, so it cannot be asked. */
const isNamed = (key: string, { texts }: Notice): boolean =>
  Object.values(texts).some((words) => Object.hasOwn(words.purposes, key));

import type { Controller, Notice, NoticesDocument, Recipient } from './notice.ts';
import { STRICTEST_FIRST } from './state.ts';

/**
 * Whether an unknown value can be used as `notices.json`: the page's quick yes or no. Where it says
 * no, `explain` says why. It asks for all on which state, selection and display depend, so that a
 * document that passes cannot open anything by mistake.
 */
export function isNoticesDocument(value: unknown): value is NoticesDocument {
  try {
    return isSound(value as NoticesDocument);
  } catch {
    // It lacks something that every document has, or has another kind of thing in its place.
    return false;
  }
}

function isSound({ doui, controllers, purposes, recipients, notices }: NoticesDocument): boolean {
  return (
    doui === 1 &&
    notices.length > 0 &&
    areDistinct(notices.map(({ key, version }) => JSON.stringify([key, version]))) &&
    [...Object.values(controllers), ...Object.values(recipients)].every(isNamed) &&
    notices.every(
      ({ controller, purposes: uses, ...notice }) =>
        Object.hasOwn(controllers, controller) &&
        isSoundNotice(notice) &&
        areDistinct(uses.map(({ key }) => key)) &&
        uses.every(
          ({ key, basis, validDays = 1, recipients: to = [] }) =>
            Object.hasOwn(purposes, key) &&
            STRICTEST_FIRST.includes(basis) &&
            Number.isFinite(validDays) &&
            to.every((recipient) => Object.hasOwn(recipients, recipient)) &&
            // A purpose without words in any locale cannot be shown, so it cannot be asked.
            Object.values(notice.texts).some((words) => Object.hasOwn(words.purposes, key)),
        ),
    )
  );
}

const isSoundNotice = ({
  key,
  version,
  effective: { from, until = from },
  audience,
  precedence = 0,
  renews = [],
  texts,
}: Omit<Notice, 'controller' | 'purposes'>): boolean =>
  areNames([key, version]) &&
  // Without an offset it would be another instant in every time zone.
  [from, until].every((at) => /T.+(Z|[+-]\d\d:\d\d)$/.test(at) && Date.parse(at) > 0) &&
  [renews, ...Object.values(audience)].every(areNames) &&
  Number.isFinite(precedence) &&
  Object.values(texts).every(({ title, summary, purposes }) =>
    areNames([
      title,
      summary,
      ...Object.values(purposes).flatMap((words) => [words.title, words.description]),
    ]),
  );

const isNamed = ({ texts }: Controller | Recipient): boolean => {
  const names = Object.values(texts).map(({ name }) => name);
  return names.length > 0 && areNames(names);
};

const areNames = (values: readonly unknown[]): boolean =>
  Array.isArray(values) && values.every((value) => typeof value === 'string' && value !== '');

const areDistinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

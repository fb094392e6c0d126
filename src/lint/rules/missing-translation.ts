import { isFields, type Fields } from '../../core/fields.ts';
import type { NoticesDocument } from '../../core/notice.ts';
import type { Locale, Registry, Texts } from '../../core/units.ts';
import type { Path } from '../finding.ts';
import { namedBy } from '../named.ts';
import type { Problem, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const missingTranslation: Rule = {
  id: 'missing-translation',
  severity: 'warning',
  title: 'What is said in one locale of a notice is said in all of them.',
  *check(scope) {
    const { document, versions } = scope;
    for (const { notice, path, locales } of versions) {
      yield* gaps(notice.texts, locales, [...path, 'texts']);
    }
    const attributes = Object.values(document.attributes ?? {});
    const all = attributes.flatMap(({ texts = {} }) => Object.keys(texts));
    for (const [key, { texts }] of Object.entries(document.attributes ?? {})) {
      if (texts !== undefined) yield* gaps(texts, all, ['attributes', key, 'texts']);
    }
    for (const { path, texts, locales } of read(scope)) yield* gaps(texts, locales, path);
  },
};

/** What the notices refer to, with the locales in which it is read. */
function read({ document, versions }: Scope): Iterable<{
  readonly path: Path;
  readonly texts: Texts<object>;
  readonly locales: readonly Locale[];
}> {
  const found = new Map<string, { path: Path; texts: Texts<object>; locales: Locale[] }>();
  for (const { notice, locales } of versions) {
    for (const [registry, key] of namedBy(notice, document)) {
      const texts = textsIn(document[registry], key);
      if (texts === undefined) continue;
      const name = JSON.stringify([registry, key]);
      const before = found.get(name)?.locales ?? Object.keys(texts);
      found.set(name, {
        path: [registry, key, 'texts'],
        texts,
        locales: [...before, ...locales],
      });
    }
  }
  return found.values();
}

const textsIn = (
  registry: NoticesDocument['controllers' | 'recipients' | 'data' | 'laws' | 'transmissions'],
  key: string,
): Texts<object> | undefined => (registry as Registry<{ texts: Texts<object> }>)?.[key]?.texts;

function* gaps(texts: Texts<object>, wanted: readonly Locale[], path: Path): Generator<Problem> {
  const there = Object.keys(texts);
  for (const locale of new Set(wanted)) {
    if (!there.includes(locale)) yield gap([...path, locale], there);
  }
  yield* compare(texts, path, []);
}

/** Goes down into what all or some of the locales have, and stops where one of them lacks it. */
function* compare(texts: Texts<unknown>, path: Path, inner: Path): Generator<Problem> {
  const locales = Object.keys(texts);
  const members = new Set(locales.flatMap((locale) => Object.keys(fieldsOf(texts[locale]))));
  for (const member of members) {
    const there = locales.filter((locale) => Object.hasOwn(fieldsOf(texts[locale]), member));
    for (const locale of locales) {
      if (!there.includes(locale)) yield gap([...path, locale, ...inner, member], there);
    }
    const deeper = there.map((locale) => [locale, fieldsOf(texts[locale])[member]] as const);
    yield* compare(Object.fromEntries(deeper), path, [...inner, member]);
  }
}

const gap = (path: Path, there: readonly Locale[]): Problem => ({
  path,
  message: `This is said in ${there.join(', ')}, and not here.`,
  mend: 'Add the translation.',
});

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

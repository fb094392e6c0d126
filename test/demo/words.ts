import { expect, it } from 'vitest';
import { isNoticesDocument } from '../../src/core/document.ts';
import type { Notice, NoticesDocument } from '../../src/core/notice.ts';

/** A document that holds one notice, and that notice. */
export function readOne(value: unknown): { document: NoticesDocument; notice: Notice } {
  if (!isNoticesDocument(value)) throw new Error('Not a notices document.');
  const [notice, ...others] = value.notices;
  if (notice === undefined || others.length > 0) throw new Error('Not one notice.');
  return { document: value, notice };
}

/** The words of a notice are all there, in both languages, and there are no others. */
export function areWhole({ document, notice }: ReturnType<typeof readOne>): void {
  it('are there in both languages, down to the last one', () => {
    const { en, ja } = notice.texts;
    expect(Object.keys(notice.texts)).toEqual(['en', 'ja']);
    expect(placesOf(ja)).toEqual(placesOf(en));
    const { attributes = {}, controllers, recipients, data = {}, laws = {} } = document;
    for (const registry of [attributes, controllers, recipients, data, laws]) {
      for (const { texts = {} } of Object.values(registry)) {
        expect(Object.keys(texts)).toEqual(['en', 'ja']);
        expect(placesOf(texts['ja'])).toEqual(placesOf(texts['en']));
      }
    }
  });

  it.each(['en', 'ja'])('stand at every fact, and nowhere else: %s', (locale) => {
    for (const [list, facts, worded] of wordedOf(notice, locale)) {
      expect(worded, list).toEqual(facts);
    }
  });
}

/** Every path at which a text stands. */
export function placesOf(value: unknown, path = ''): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => placesOf(inner, `${path}/${key}`))
    : [path];
}

/** All that a notice says in one locale at a path, such as `purposes/ads`, in one line. */
export function textAt(notice: Notice, locale: string, path: string): string {
  let found: unknown = notice.texts[locale];
  for (const key of path.split('/')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) {
      throw new Error(`No words at ${path} in ${locale}.`);
    }
    found = Reflect.get(found, key);
  }
  return leavesOf(found).join(' ');
}

const leavesOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [String(value)];

/** The lists of a notice whose entries have words of their own, each with the keys of both. */
export function wordedOf(notice: Notice, locale: string): [string, string[], string[]][] {
  const words = notice.texts[locale];
  return LISTS.map((list) => [
    list,
    (notice[list] ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.key)),
    Object.keys(words?.[list] ?? {}),
  ]);
}

const LISTS = [
  'acquisition',
  'groups',
  'purposes',
  'prohibitions',
  'provisions',
  'jointUse',
  'entrustments',
  'security',
  'retention',
  'procedures',
  'contacts',
  'bodies',
  'references',
] as const satisfies readonly (keyof Notice)[];

import * as v from 'valibot';
import { isFields, type Fields } from '../fields.ts';
import { INSTANT, isCivilDate, isInstant } from '../civil.ts';
import { isWide, SOURCE } from '../source.ts';
import { hasMarkup, isUnsafe } from '../unsafe.ts';

/*
 * What the schemas of `notices.json` are made of. Each message says what belongs at its place, and
 * each description what an editor shows there.
 */

export type Schema = v.GenericSchema;
export type Entries = { readonly [key: string]: Schema };

const markupless = v.check<string, string>(
  (text) => !hasMarkup(text),
  'Write it without markup; put a space after “<” where that is meant.',
);
const inert = v.check<string, string>(
  (text) => hasMarkup(text) || !isUnsafe(text),
  'Write no address that runs as a program, such as javascript: or data:.',
);
const line = v.pipe(
  v.string('Write text.'),
  v.nonEmpty('Write text that is not empty.'),
  markupless,
  inert,
  // What the two say, for JSON Schema: `scripts/schema.ts` has the pattern.
  v.metadata({ not: { $ref: '#/$defs/unsafe' } }),
);

/** Words that people read. They are shown as they stand. */
export const Text: Schema = line;
/** A name by which another place refers to this one. */
export const Key: Schema = line;
export const Flag: Schema = v.boolean('Write true or false.');
export const Only: (value: boolean) => Schema = (value) =>
  v.literal(value, `Write ${value}, or leave it out.`);
const finite = v.pipe(v.number('Write a number.'), v.finite('Write a finite number.'));
export const Numeral: Schema = finite;
export const Amount: Schema = v.pipe(finite, v.minValue(0, 'Write 0 or more.'));
export const Positive: Schema = v.pipe(finite, v.gtValue(0, 'Write a number above 0.'));

const isTag = (text: string): boolean => {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
};
export const Tag: Schema = v.pipe(
  line,
  v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/, 'Write a BCP 47 tag such as ja or zh-Hant.'),
  v.check(isTag, 'Write a BCP 47 tag such as ja or zh-Hant.'),
);
export const Country: Schema = v.pipe(
  line,
  v.regex(/^[A-Z]{2}$/, 'Write an ISO 3166-1 code such as JP.'),
);
export const Currency: Schema = v.pipe(
  line,
  v.regex(/^[A-Z]{3}$/, 'Write an ISO 4217 code such as JPY.'),
);
export const CivilDate: Schema = v.pipe(
  v.string('Write a date such as 2024-04-12.'),
  v.regex(/^\d{4}-\d\d-\d\d$/, 'Write a date such as 2024-04-12.'),
  v.check<string, string>(isCivilDate, 'There is no such day.'),
);
export const Instant: Schema = v.pipe(
  line,
  v.regex(INSTANT, 'Write an instant with its offset, such as 2024-04-12T00:00:00+09:00.'),
  v.check<string, string>(isInstant, 'There is no such day or hour.'),
);
export const Clock: Schema = v.pipe(
  line,
  v.regex(/^(?:[01]\d|2[0-4]):[0-5]\d$/, 'Write a time such as 10:00.'),
);
export const Url: Schema = v.pipe(
  line,
  v.regex(
    /^(?:https?:\/\/[^\s/\\]\S*|\/(?![/\\])\S*)$/,
    'Write an address that begins with https:, or with one / on the same site.',
  ),
);
/** Where to do something: also by mail or telephone. */
export const Where: Schema = v.pipe(
  line,
  v.regex(
    /^(?:https?:\/\/[^\s/\\]\S*|\/(?![/\\])\S*|mailto:\S+@\S+|tel:[+\d]\S*)$/,
    'Write an address that begins with https:, with one / on the same site, with mailto: or tel:.',
  ),
);
export const Origin: Schema = v.pipe(
  line,
  v.regex(SOURCE, 'Write an origin such as https://ads.example, in small letters, without a path.'),
  v.check<string, string>(
    (source) => !isWide(source),
    'Write a domain that somebody registered, such as https://*.ads.example.',
  ),
);
/** Names of what is stored. One that is nothing but `*` would take all that the site keeps. */
export const Pattern: Schema = v.pipe(
  line,
  v.regex(/[^*]/, 'Write a name, or what it begins with, such as _ads_*.'),
);

export const oneOf = (...words: readonly string[]): Schema =>
  v.picklist(words, `Write one of: ${words.join(', ')}.`);

export const listOf = (item: Schema): Schema => v.array(item, 'Write a list: [ … ].');

export const someOf = (item: Schema, message: string): Schema =>
  v.pipe(v.array(item, 'Write a list: [ … ].'), v.minLength(1, message));

/** Valibot takes a list for an object. */
export const object = (entries: Entries): Schema =>
  v.pipe(v.custom<Fields>(isFields, 'Write an object: { … }.'), v.strictObject(entries, 'Add it.'));

/** And passes over reserved names. */
const RESERVED = ['__proto__', 'prototype', 'constructor'];

const plain = v.custom<Fields>(
  (input) => isFields(input) && !RESERVED.some((name) => Object.hasOwn(input, name)),
  `Write an object: { … }, in which nothing is named ${RESERVED.join(', ')}.`,
);
type Names = v.GenericSchema<string, string | number | symbol>;

/** The key of a map, of which JSON Schema hears here what is not said in words. */
const named = (key: Schema): Names =>
  v.pipe(
    key as Names,
    v.metadata({ not: { anyOf: [{ $ref: '#/$defs/unsafe' }, { enum: RESERVED }] } }),
  );

export const mapOf = (value: Schema, key: Schema = Key): Schema =>
  v.pipe(plain, v.record(named(key), value));

/** Words by locale, in at least one. */
export const textsOf = (words: Schema): Schema =>
  v.pipe(
    plain,
    v.record(named(Tag), words),
    v.minEntries(1, 'Write the words for at least one locale.'),
  );

/** Bundles for a page define it, since nobody reads descriptions there. */
declare const PAGE: true | undefined;

/** A member that is always there, and what to say of it. */
export const must = (about: string, schema: Schema): Schema =>
  typeof PAGE === 'undefined' ? v.pipe(schema, v.description(about)) : schema;

/** A member that may be left out, and what to say of it. */
export const may = (about: string, schema: Schema): Schema => v.optional(must(about, schema));

/** Keys of another place. */
export const keysOf = (place: string): Schema => must(`Keys of ${place}.`, listOf(Key));

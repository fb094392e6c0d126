import * as v from 'valibot';

/*
 * `notices.json` as a valibot schema: what `notice.ts` says in types, for values of which nothing
 * is known. Each message says what belongs at its place.
 */

type Fields = { readonly [key: string]: unknown };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const Text = v.pipe(v.string('Write text.'), v.nonEmpty('Write text that is not empty.'));
const Flag = v.boolean('Write true or false.');
const Whole = v.number('Write a number.');
const Tag = v.pipe(Text, v.regex(/^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i, 'Write a tag such as ja.'));
const Country = v.pipe(Text, v.regex(/^[A-Z]{2}$/, 'Write an ISO 3166-1 code such as JP.'));
const CivilDate = v.pipe(Text, v.isoDate('Write a date such as 2024-04-12.'));
const Instant = v.pipe(
  Text,
  v.regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/,
    'Write an instant with its offset, such as 2024-04-12T00:00:00+09:00.',
  ),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'There is no such day or hour.'),
);

const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  v.picklist(words, `Write one of: ${words.join(', ')}.`);

const listOf = <Item extends v.GenericSchema>(item: Item) => v.array(item, 'Write a list: [ … ].');

const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ expected }) =>
    expected?.startsWith('"') ? 'Add it.' : 'Write an object: { … }.',
  );

/** Valibot passes over reserved names, and takes a list for an object. */
const RESERVED = ['__proto__', 'prototype', 'constructor'];
const mapOf = <Value extends v.GenericSchema>(value: Value, key: typeof Text | typeof Tag = Text) =>
  v.pipe(
    v.custom<Fields>(
      (input) => isFields(input) && !RESERVED.some((name) => Object.hasOwn(input, name)),
      `Write an object: { … }, in which nothing is named ${RESERVED.join(', ')}.`,
    ),
    v.record(key, value),
  );

/** Words by locale, in at least one. */
const textsOf = <Words extends v.GenericSchema>(words: Words) =>
  v.pipe(
    mapOf(words, Tag),
    v.check((texts) => Object.keys(texts).length > 0, 'Write the words for at least one locale.'),
  );

const { optional } = v;
const Titled = object({ title: Text, body: Text });
const SECURITY = [
  'basic-policy',
  'rules',
  'institutional',
  'human',
  'physical',
  'technological',
  'external-environment',
] as const;

const Words = object({
  title: Text,
  summary: Text,
  purposes: mapOf(object({ title: Text, description: Text, examples: optional(listOf(Text)) })),
  sections: optional(mapOf(object({ title: Text, body: listOf(Text) }))),
  security: optional(mapOf(Titled)),
  transfers: optional(mapOf(object({ service: Text }))),
  contacts: optional(mapOf(Titled)),
  incidents: optional(mapOf(object({ body: Text }))),
});

const Use = object({
  key: Text,
  basis: oneOf('consent', 'opt-out', 'required', 'notice-only'),
  recipients: optional(listOf(Text)),
  channels: optional(listOf(oneOf('telephone', 'email', 'post', 'web', 'app'))),
  validDays: optional(Whole),
});

const Notice = object({
  key: Text,
  version: Text,
  kind: oneOf('policy', 'terms', 'notice', 'form'),
  controller: Text,
  enacted: optional(CivilDate),
  effective: object({ from: Instant, until: optional(Instant) }),
  audience: mapOf(listOf(Text)),
  precedence: optional(Whole),
  renews: optional(listOf(Text)),
  laws: optional(listOf(Text)),
  purposes: listOf(Use),
  acquisition: optional(
    object({
      means: listOf(oneOf('oral', 'written', 'electronic', 'audio', 'video', 'other')),
      indirect: Flag,
      callsRecorded: Flag,
    }),
  ),
  usedAfterContract: optional(Flag),
  openList: optional(Flag),
  security: optional(listOf(oneOf(...SECURITY))),
  transfers: optional(listOf(object({ key: Text, country: Country, regimeAffectsHandling: Flag }))),
  contacts: optional(
    listOf(
      object({
        key: Text,
        channel: oneOf('email', 'telephone', 'post', 'form'),
        address: optional(Text),
      }),
    ),
  ),
  incidents: optional(
    object({
      since: CivilDate,
      years: Whole,
      entries: listOf(object({ key: Text, date: CivilDate })),
    }),
  ),
  texts: textsOf(Words),
});

/** The whole of it. It takes in no member that the format does not have. */
export const shape: v.GenericSchema = object({
  $schema: optional(Text),
  doui: v.literal(1, 'Write 1, the version of this format.'),
  controllers: mapOf(
    object({
      country: Country,
      url: optional(Text),
      texts: textsOf(
        object({
          name: Text,
          representative: optional(object({ name: Text, title: Text })),
          address: optional(Text),
        }),
      ),
    }),
  ),
  purposes: mapOf(object({ dpv: optional(listOf(Text)) })),
  recipients: mapOf(
    object({
      role: oneOf('third-party', 'processor', 'joint-user', 'authority'),
      country: optional(Country),
      url: optional(Text),
      texts: textsOf(object({ name: Text, description: optional(Text) })),
    }),
  ),
  notices: v.pipe(listOf(Notice), v.minLength(1, 'Write at least one notice.')),
});

import * as v from 'valibot';
import { SECTIONS, WORDS } from '../signal.ts';
import {
  Amount,
  Country,
  type Entries,
  Key,
  listOf,
  mapOf,
  may,
  must,
  object,
  oneOf,
  Only,
  type Schema,
  someOf,
  Url,
} from './parts.ts';

const purposes = must(
  'Granted while all of these purposes are.',
  someOf(Key, 'Name at least one purpose, or leave the word out.'),
);

const whole = (least: number): Schema =>
  v.pipe(
    v.number('Write a number.'),
    v.integer('Write a whole number.'),
    v.minValue(least, `Write ${least} or more.`),
  );

/** Whose own words these are; what is left out is never granted. */
const followsOf = (words: readonly string[]): Schema =>
  words.length === 0
    ? mapOf(purposes)
    : object(Object.fromEntries(words.map((word) => [word, may('Such purposes.', purposes)])));

/** ISO 3166-2, or the country alone. */
const Region: Schema = v.pipe(
  Key as v.GenericSchema<string>,
  v.regex(/^[A-Z]{2}(?:-[A-Z\d]{1,3})?$/, 'Write an ISO 3166-2 code such as ES or US-AK.'),
);

/** What a party is told besides. */
const OPTIONS: { readonly [key: string]: Entries } = {
  google: {
    waitForUpdate: may('For how many milliseconds its tags wait for the state.', Amount),
    region: may('Only where they wait. Denied it is everywhere.', listOf(Region)),
    adsDataRedaction: may(
      'Takes identifiers of clicks out while ad_storage is denied.',
      Only(true),
    ),
    urlPassthrough: may('Hands identifiers of clicks on in addresses.', Only(true)),
  },
  gtm: { event: may('The event’s name; doui.', Key) },
  tcf: {
    cmpId: must('The site’s own number from IAB Europe; there is none to fall back on.', whole(2)),
    cmpVersion: must('Counted up with each change of the interface.', whole(0)),
    gvl: must(
      'Where the vendor list is: on the site’s endpoint, such as /doui/gvl/.',
      v.pipe(
        Url as v.GenericSchema<string>,
        v.check(
          (url) => !/\bconsensu\.org\b/i.test(url),
          'Write an address of your own, such as /doui/gvl/: browsers must not load it from IAB Europe.',
        ),
      ),
    ),
    publisherCountry: must('Under whose law the site stands.', Country),
    vendors: may('The only vendors that the site works with.', listOf(whole(1))),
    nonStandardTexts: may(
      'Where the notices put the purposes in other words than IAB Europe’s.',
      Only(true),
    ),
  },
  gpp: {
    sections: must(
      'Which sections apply.',
      someOf(oneOf(...SECTIONS), 'Name at least one section, such as usnat.'),
    ),
    cmpId: may('The site’s number; 1, that of the unregistered.', whole(1)),
  },
};

export const Signal: Schema = v.variant(
  'key',
  Object.entries<readonly string[]>(WORDS).map(([key, words]) =>
    v.strictObject(
      {
        key: v.literal(key),
        follows: must('By the party’s own word.', followsOf(words)),
        ...OPTIONS[key],
      },
      'Add it.',
    ),
  ) as never,
  `Write one of: ${Object.keys(WORDS).join(', ')}.`,
);

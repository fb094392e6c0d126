/* oxlint-disable no-script-url -- what must be refused */
import type { NoticesDocument } from '../../src/core/notice.ts';
import { edited, type Edit } from './mutate.ts';
import { WHOLE } from './whole.ts';

/** What makes a document unusable, as one edit of the whole one; each is told of at this place. */
export interface Bad {
  readonly why: string;
  readonly at: Edit['at'];
  readonly value: unknown;
  /** The line that says so. */
  readonly line: string;
  /** Only the explanation sees it: nothing that the page computes or shows depends on it. */
  readonly late?: true;
  /** The JSON Schema sees it too: it lies in one place, in what a pattern can say. */
  readonly shape?: true;
}

const bad = (
  why: string,
  at: string,
  value: unknown,
  line: string,
  kind: Pick<Bad, 'late' | 'shape'> = {},
): Bad => ({ why, at: stepsOf(at), value, line, ...kind });

/** `notices[1].texts[en]` as steps. */
const stepsOf = (at: string): Edit['at'] =>
  [...at.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));

const N = 'notices[0]';
const SECOND = 'notices[1]';
const shape = { shape: true } as const;
const late = { late: true } as const;
const lateShape = { late: true, shape: true } as const;
const first = WHOLE.notices[0] as NoticesDocument['notices'][0];

const LONG = JSON.stringify(WHOLE.notices[1]).length - 'Acme asks again.'.length + 1_000_000;

export const BAD: readonly Bad[] = [
  bad('another version', 'doui', 2, 'doui is 2. Write 1, the version of this format.', shape),
  bad('no notices', 'notices', [], 'notices is empty. Write at least one notice.', shape),
  bad('notices that are no list', 'notices', {}, 'notices is empty. Write a list: [ … ].', shape),
  bad('a notice that is none', SECOND, null, `${SECOND} is null. Write an object: { … }.`, shape),
  bad('no controllers', 'controllers', undefined, 'controllers is missing. Add it.', shape),
  bad(
    'a list for an object',
    'purposes.ads',
    [],
    'purposes.ads is empty. Write an object: { … }.',
    lateShape,
  ),
  bad(
    'a version twice',
    `${SECOND}.version`,
    '1',
    `${SECOND} has the key and version of ${N}. Give it another version.`,
  ),
  bad(
    'no key',
    `${SECOND}.key`,
    '',
    `${SECOND}.key is empty. Write text that is not empty.`,
    shape,
  ),
  bad('a number for a name', `${SECOND}.version`, 2, `${SECOND}.version is 2. Write text.`, shape),
  bad(
    'a misspelt member',
    `${SECOND}.renew`,
    ['ads'],
    `${SECOND}.renew is not part of this format. Check its spelling.`,
    lateShape,
  ),

  // Dates and instants.
  bad(
    'a date without an hour',
    `${SECOND}.effective.from`,
    '2025-01-01',
    `${SECOND}.effective.from is "2025-01-01". Write an instant with its offset, such as 2024-04-12T00:00:00+09:00.`,
    shape,
  ),
  bad(
    'no such month',
    `${SECOND}.effective.from`,
    '2025-13-01T00:00:00Z',
    `${SECOND}.effective.from is "2025-13-01T00:00:00Z". There is no such day or hour.`,
  ),
  bad(
    'no such day',
    `${SECOND}.effective.from`,
    '2023-02-30T00:00:00Z',
    `${SECOND}.effective.from is "2023-02-30T00:00:00Z". There is no such day or hour.`,
  ),
  bad(
    'no such hour',
    `${SECOND}.effective.from`,
    '2023-02-20T25:00:00Z',
    `${SECOND}.effective.from is "2023-02-20T25:00:00Z". Write an instant with its offset, such as 2024-04-12T00:00:00+09:00.`,
    shape,
  ),
  bad(
    'an end before the beginning',
    `${N}.effective.until`,
    '2023-01-01T00:00:00Z',
    `${N}.effective.until is not after from. Write a later instant.`,
  ),
  bad(
    'an end at the beginning',
    `${N}.effective.until`,
    first.effective.from,
    `${N}.effective.until is not after from. Write a later instant.`,
  ),
  bad(
    'a date that does not exist',
    `${N}.enacted`,
    '2023-02-30',
    `${N}.enacted is "2023-02-30". There is no such day.`,
  ),
  bad(
    'a date that does not exist in a list',
    `${N}.amended[0]`,
    '2023-02-29',
    `${N}.amended[0] is "2023-02-29". There is no such day.`,
  ),
  bad(
    'a date that does not exist in a register',
    'laws.appi.revised.date',
    '2021-04-31',
    'laws.appi.revised.date is "2021-04-31". There is no such day.',
  ),
  bad(
    'a date that does not exist in a rule',
    `${N}.audience.acquired.before`,
    '2023-02-29',
    `${N}.audience.acquired.before is "2023-02-29". There is no such day.`,
  ),
  bad(
    'no such time of day',
    `${N}.contacts[0].hours.from`,
    '9',
    `${N}.contacts[0].hours.from is "9". Write a time such as 10:00.`,
    lateShape,
  ),

  // Locales.
  bad(
    'a locale with an underscore',
    'controllers.acme.texts.en_US',
    { name: 'Acme' },
    'controllers.acme.texts.en_US is "en_US". Write a BCP 47 tag such as ja or zh-Hant.',
    shape,
  ),
  bad(
    'a locale that only looks like one',
    `${SECOND}.texts.e1-x`,
    { title: 'T', summary: 'S', purposes: {} },
    `${SECOND}.texts["e1-x"] is "e1-x". Write a BCP 47 tag such as ja or zh-Hant.`,
    shape,
  ),
  bad(
    'a subtag twice',
    `${SECOND}.texts.de-1996-1996`,
    { title: 'T', summary: 'S', purposes: {} },
    `${SECOND}.texts["de-1996-1996"] is "de-1996-1996". Write a BCP 47 tag such as ja or zh-Hant.`,
  ),
  bad(
    'an authoritative locale that is none',
    `${N}.authoritative`,
    'english language',
    `${N}.authoritative is "english language". Write a BCP 47 tag such as ja or zh-Hant.`,
    shape,
  ),
  bad(
    'no words in any locale',
    'controllers.acme.texts',
    {},
    'controllers.acme.texts is empty. Write the words for at least one locale.',
    shape,
  ),

  // Audience rules.
  bad(
    'a rule that is one word',
    `${N}.audience.contract`,
    'personal',
    `${N}.audience.contract is "personal". Write an object: { … }.`,
    shape,
  ),
  bad(
    'a rule that is a list',
    `${SECOND}.audience`,
    ['personal'],
    `${SECOND}.audience is a list. Write an object: { … }, in which nothing is named __proto__, prototype, constructor.`,
    shape,
  ),
  bad(
    'an attribute that is not declared',
    `${SECOND}.audience.region`,
    ['asia'],
    `${SECOND}.audience.region asks for "region", which attributes does not declare. Declare it there.`,
  ),
  bad(
    'an attribute that every object has',
    `${SECOND}.audience.toString`,
    ['asia'],
    `${SECOND}.audience.toString asks for "toString", which attributes does not declare. Declare it there.`,
  ),
  bad(
    'an unknown operator',
    `${N}.audience.age`,
    { above: 16 },
    `${N}.audience.age.above is not part of this format. Check its spelling.`,
    shape,
  ),
  bad(
    'an operator that does not suit',
    `${N}.audience.age`,
    { before: '2020-01-01' },
    `${N}.audience.age.before does not suit an attribute of type "number". Write one of: atLeast, below.`,
  ),
  bad(
    'a list for a date',
    `${N}.audience.acquired`,
    ['2020-01-01'],
    `${N}.audience.acquired does not suit an attribute of type "date". Write one of: before, from.`,
  ),
  bad(
    'a word that the attribute does not have',
    `${N}.audience.service[0]`,
    'telephone',
    `${N}.audience.service[0] is "telephone", which the attribute does not have. Write one of: internet, fax.`,
  ),
  bad(
    'such a word in a condition',
    `${N}.audience.service`,
    { isNot: ['telephone'] },
    `${N}.audience.service.isNot[0] is "telephone", which the attribute does not have. Write one of: internet, fax.`,
  ),
  bad(
    'a condition that asks nothing',
    `${N}.audience.age`,
    {},
    `${N}.audience.age is empty. Write what must hold, or remove it.`,
    shape,
  ),
  bad(
    'an age as text',
    `${N}.audience.age.atLeast`,
    '16',
    `${N}.audience.age.atLeast is "16". Write a number.`,
    shape,
  ),
  bad(
    'a rule of joint use',
    `${N}.jointUse[0].audience.region`,
    ['asia'],
    `${N}.jointUse[0].audience.region asks for "region", which attributes does not declare. Declare it there.`,
  ),
  bad(
    'an unknown type of attribute',
    'attributes.age.type',
    'integer',
    'attributes.age.type is "integer". Write one of: words, date, number, periods.',
    shape,
  ),
  bad(
    'words of what has none',
    'attributes.age.values',
    ['old'],
    'attributes.age.values are words, and the type is "number". Remove them, or write "words".',
    late,
  ),

  // References.
  ...(
    [
      [`${N}.controller`, 'controllers'],
      [`${N}.jointUse[0].responsible`, 'controllers'],
      [`${N}.purposes[0].key`, 'purposes'],
      [`${N}.provisions[0].purposes[0]`, 'purposes'],
      [`${SECOND}.changes[0].purposes[0]`, 'purposes'],
      ['transmissions.counter.purposes[0]', 'purposes'],
      [`${N}.purposes[0].recipients[0]`, 'recipients'],
      [`${N}.jointUse[0].users[0]`, 'recipients'],
      [`${N}.transfers[0].recipients[0]`, 'recipients'],
      ['transmissions.counter.recipient', 'recipients'],
      [`${N}.data[0]`, 'data'],
      [`${N}.purposes[0].data[0]`, 'data'],
      ['transmissions.counter.data[0]', 'data'],
      [`${N}.laws[0].law`, 'laws'],
      [`${N}.transmissions[0]`, 'transmissions'],
      [`${N}.purposes[0].group`, 'groups'],
      [`${N}.jointUse[0].acquired[0]`, 'acquisition'],
      [`${N}.provisions[0].optOut.acquired[0]`, 'acquisition'],
      [`${N}.provisions[0].optOut.stop`, 'contacts'],
      [`${N}.procedures[0].contacts[0]`, 'contacts'],
    ] as const
  ).flatMap(([at, place]) =>
    ['nobody', 'constructor'].map((value) =>
      bad(
        `${value} at ${at}`,
        at,
        value,
        `${at} names "${value}", which ${place} does not declare. Declare it there.`,
        /^(groups|acquisition|contacts)$/.test(place) ? late : {},
      ),
    ),
  ),
  bad(
    'a change of a section that is none',
    `${SECOND}.changes[0].sections`,
    ['preface'],
    `${SECOND}.changes[0].sections[0] is "preface". Write one of: introduction, scope, definitions, data, acquisition, purposes, further-use, prohibitions, consent, control, provision, joint-use, entrustment, transfers, transmissions, security, retention, approvals, form, procedures, contacts, bodies, certifications, incidents, revision, references.`,
    lateShape,
  ),
  bad(
    'a recipient that is no list',
    `${N}.purposes[0].recipients`,
    'stats',
    `${N}.purposes[0].recipients is "stats". Write a list: [ … ].`,
    shape,
  ),
  bad(
    'a recipient twice',
    `${N}.purposes[0].recipients`,
    ['stats', 'partner', 'stats'],
    `${N}.purposes[0].recipients[2] repeats "stats", which stands at [0] of this list. Remove one of them.`,
  ),
  bad(
    'a purpose twice',
    `${N}.purposes[1]`,
    first.purposes[0],
    `${N}.purposes[1] repeats "ads", which stands at [0] of this list. Remove one of them.`,
  ),
  bad(
    'a contact twice',
    `${N}.contacts[1].key`,
    'desk',
    `${N}.contacts[1] repeats "desk", which stands at [0] of this list. Remove one of them.`,
  ),
  bad(
    'a contact that is none',
    `${N}.contacts[1]`,
    null,
    `${N}.contacts[1] is null. Write an object: { … }.`,
    shape,
  ),
  bad(
    'overrides naming nothing',
    `${N}.overrides[0]`,
    'rules',
    `${N}.overrides[0] names "rules", and no notice has this key. Correct or remove it.`,
  ),
  bad(
    'overrides naming itself',
    `${N}.overrides[0]`,
    'policy',
    `${N}.overrides[0] goes in a circle: policy → policy. Remove one of its steps.`,
  ),
  bad(
    'overrides in a circle',
    'notices[3].overrides',
    ['terms'],
    'notices[2].overrides[0] goes in a circle: terms → form → terms. Remove one of its steps.',
  ),
  bad(
    'overrides in a circle of three, over two versions',
    'notices[3].overrides',
    ['policy'],
    `${N}.overrides[0] goes in a circle: policy → terms → form → policy. Remove one of its steps.`,
  ),

  // Bases and their companions.
  bad(
    'a misspelt basis',
    `${N}.purposes[0].basis`,
    'consnt',
    `${N}.purposes[0].basis is "consnt". Write one of: consent, opt-out, required, exempt, notice-only.`,
    shape,
  ),
  bad(
    'no basis',
    `${N}.purposes[0].basis`,
    undefined,
    `${N}.purposes[0].basis is missing. Add it.`,
    shape,
  ),
  bad(
    'an unknown mechanism',
    `${N}.purposes[0].mechanism`,
    'implicit',
    `${N}.purposes[0].mechanism is "implicit". Write one of: explicit, obtained-by-other, deemed-by-use.`,
    shape,
  ),
  bad(
    'a mechanism of what asks nothing',
    `${N}.purposes[1].mechanism`,
    'explicit',
    `${N}.purposes[1].mechanism belongs to consent only, and the basis is "opt-out". Remove it.`,
  ),
  bad(
    'withdrawal of what asks nothing',
    `${N}.purposes[2].withdrawal`,
    { by: 'contact' },
    `${N}.purposes[2].withdrawal belongs to consent only, and the basis is "required". Remove it.`,
  ),
  bad(
    'an unknown exemption',
    `${N}.purposes[3].exemption`,
    'habit',
    `${N}.purposes[3].exemption is "habit". Write one of: law, vital-interest, public-health, public-task, academic, display, redisplay-input, redisplay-login, abuse-detection, operation, own-identifier.`,
    shape,
  ),
  bad(
    'exempt for no reason',
    `${N}.purposes[3].exemption`,
    undefined,
    `${N}.purposes[3].exemption is missing. Say why the law asks for no consent.`,
  ),
  bad(
    'a reason without an exemption',
    `${N}.purposes[1].exemption`,
    'law',
    `${N}.purposes[1].exemption belongs to the basis exempt, and this one is "opt-out". Remove it.`,
  ),
  bad(
    'a choice that is none',
    `${N}.purposes[1].controllable`,
    false,
    `${N}.purposes[1].controllable is false, and "opt-out" is a choice. Remove it, or name another basis.`,
  ),
  bad(
    'no choice, and no reason',
    `${N}.texts.en.purposes.statistics.uncontrollable`,
    undefined,
    `${N}.texts.en.purposes.statistics.uncontrollable is missing. Say there why the purpose is no choice.`,
  ),
  bad(
    'secrecy with a weaker mechanism',
    `${N}.purposes[0].mechanism`,
    'deemed-by-use',
    `${N}.purposes[0].mechanism is "deemed-by-use", and "history" falls under the secrecy of communications (TBA 4). Ask for explicit consent.`,
  ),
  bad(
    'secrecy with a weaker basis',
    `${N}.purposes[1].data`,
    ['history'],
    `${N}.purposes[1].basis is "opt-out", and "history" falls under the secrecy of communications (TBA 4). Ask for explicit consent.`,
  ),
  bad(
    'a purpose without words',
    `${N}.texts.en.purposes.mail`,
    undefined,
    `${N}.purposes[1] has no words. Write them in the notice’s texts, under purposes.mail.`,
  ),

  // Other facts.
  bad(
    'an unknown country that is not explained',
    `${N}.texts.en.transfers.roaming.unknown`,
    undefined,
    `${N}.transfers[1].country is missing. Write it, or say why it is not known in the notice’s texts, under transfers.roaming.unknown.`,
    late,
  ),
  bad(
    'a country by its name',
    `${N}.transfers[0].country`,
    'Japan',
    `${N}.transfers[0].country is "Japan". Write an ISO 3166-1 code such as JP.`,
    shape,
  ),
  bad(
    'a fee as text',
    `${N}.procedures[0].fee.amount`,
    '1000',
    `${N}.procedures[0].fee.amount is "1000". Write a number.`,
    lateShape,
  ),
  bad(
    'a negative fee',
    `${N}.procedures[0].fee.amount`,
    -1,
    `${N}.procedures[0].fee.amount is -1. Write 0 or more.`,
    lateShape,
  ),
  bad(
    'a fee without end',
    `${N}.procedures[0].fee.amount`,
    Infinity,
    `${N}.procedures[0].fee.amount is Infinity. Write a finite number.`,
    late,
  ),
  bad(
    'a currency by its sign',
    `${N}.procedures[0].fee.currency`,
    '¥',
    `${N}.procedures[0].fee.currency is "¥". Write an ISO 4217 code such as JPY.`,
    shape,
  ),
  ...[0, -1].map((days) =>
    bad(
      `${days} days`,
      `${N}.purposes[0].validDays`,
      days,
      `${N}.purposes[0].validDays is ${days}. Write a number above 0.`,
      shape,
    ),
  ),
  bad(
    'days as text',
    `${N}.purposes[0].validDays`,
    '365',
    `${N}.purposes[0].validDays is "365". Write a number.`,
    shape,
  ),
  bad(
    'a pattern that no browser can read',
    `${N}.form[0].fields[0].pattern`,
    '(',
    `${N}.form[0].fields[0].pattern is "(". Write a regular expression that a browser can read.`,
    late,
  ),

  // Texts and addresses.
  ...['<b>Bold</b>', 'Before <!-- hidden -->', 'A </p>', '<img src=x onerror=y>'].map((text) =>
    bad(
      `markup: ${text}`,
      `${SECOND}.texts.en.summary`,
      text,
      `${SECOND}.texts.en.summary is "${text}". Write it without markup; put a space after “<” where that is meant.`,
      shape,
    ),
  ),
  ...['javascript:alert(1)', 'Go to JavaScript:x', 'vbscript:x', 'data:text/html,x'].map((text) =>
    bad(
      `a program: ${text}`,
      `${SECOND}.texts.en.purposes.ads.description`,
      text,
      `${SECOND}.texts.en.purposes.ads.description is "${text}". Write no address that runs as a program, such as javascript: or data:.`,
      shape,
    ),
  ),
  bad(
    'a program over several lines',
    `${N}.contacts[1].address`,
    'java\nscript:x',
    `${N}.contacts[1].address is "java\nscript:x". Write no address that runs as a program, such as javascript: or data:.`,
  ),
  ...['controllers.acme.url', 'laws.appi.url', `${N}.references[1].url`].flatMap((at) => [
    bad(
      `a program at ${at}`,
      at,
      'javascript:x',
      `${at} is "javascript:x". Write no address that runs as a program, such as javascript: or data:.`,
      shape,
    ),
    ...['ftp://acme.example', '//acme.example', 'acme.example', 'mailto:a@acme.example'].map(
      (url) =>
        bad(
          `${url} at ${at}`,
          at,
          url,
          `${at} is "${url}". Write an address that begins with https:, or with one / on the same site.`,
          lateShape,
        ),
    ),
  ]),
  bad(
    'a form that is no address',
    `${N}.contacts[1].address`,
    'ask us',
    `${N}.contacts[1].address is "ask us". Write an address that begins with https:, or with one / on the same site.`,
    late,
  ),
  ...[
    'https://stats.example/x',
    'https://*',
    'https://*stats.example',
    'https://a.*.example',
    'https://Stats.example',
    'https://stats.example.',
    'https://me@stats.example',
    'https://統計.example',
    'stats.example',
    'ftp://stats.example',
    '*',
    "'self'",
    'https://a.example https://b.example',
    'https://a.example;script-src',
  ].map((source) =>
    bad(
      `an origin such as ${source}`,
      'transmissions.counter.origins[0]',
      source,
      `transmissions.counter.origins[0] is "${source}". Write an origin such as https://ads.example, in small letters, without a path.`,
      shape,
    ),
  ),
  ...['https://*.com', 'https://*.co.jp', 'wss://*.or.jp:8443', 'http://*.localhost'].map(
    (source) =>
      bad(
        `a wildcard such as ${source}`,
        'guard.own[0]',
        source,
        `guard.own[0] is "${source}". Write a domain that somebody registered, such as https://*.ads.example.`,
      ),
  ),

  // What the page enforces.
  bad(
    'an origin twice',
    'transmissions.counter.origins[1]',
    'https://stats.example',
    'transmissions.counter.origins[1] repeats "https://stats.example", which stands at [0] of this list. Remove one of them.',
  ),
  bad(
    'a transmission that waits for nothing',
    'transmissions.counter',
    { ...WHOLE.transmissions?.['counter'], exemption: undefined, purposes: [] },
    'transmissions.counter.purposes is empty, which would always be allowed. Name its purposes.',
  ),
  bad(
    'an unknown mode',
    'guard.mode',
    'off',
    'guard.mode is "off". Write one of: report, enforce.',
    shape,
  ),
  ...['https://stats.example', 'http://*.stats.example:8443'].map((source, index) =>
    bad(
      `a recipient that is the site: ${source}`,
      'guard.own',
      [source],
      `guard.own[0] takes in "${WHOLE.transmissions?.['counter']?.origins[index]}" of transmissions.counter, which would never be held. Remove one of them.`,
    ),
  ),
  bad(
    'an own host twice',
    'guard.own',
    ['https://static.acme.example', 'https://static.acme.example'],
    'guard.own[1] repeats "https://static.acme.example", which stands at [0] of this list. Remove one of them.',
  ),
  bad(
    'lockdown that only reports',
    'guard.mode',
    'report',
    'guard.lockdown holds, and guard.mode is "report". Write "enforce" there, or remove lockdown.',
    late,
  ),
  bad(
    'lockdown of what goes nowhere',
    'transmissions.counter.origins',
    [],
    'transmissions.counter.origins is empty, and guard.lockdown keeps out what it does not name. Name its origins.',
    late,
  ),
  bad(
    'an unknown way to answer a call',
    'transmissions.counter.gate.calls',
    'drop',
    'transmissions.counter.gate.calls is "drop". Write one of: fail, wait.',
    lateShape,
  ),
  bad(
    'a pattern that takes all',
    'transmissions.counter.gate.leaves.local[0]',
    '*',
    'transmissions.counter.gate.leaves.local[0] is "*". Write a name, or what it begins with, such as _ads_*.',
    lateShape,
  ),
  bad(
    'a signal to nobody that is known',
    'signals[0].key',
    'gogle',
    'signals[0].key is "gogle". Write one of: google, gtm, uet, clarity, meta, tiktok, shopify, matomo, adobe, tcf, gpp.',
    lateShape,
  ),
  bad(
    'a signal twice',
    'signals[1]',
    WHOLE.signals?.[0],
    'signals[1] repeats "google", which stands at [0] of this list. Remove one of them.',
  ),
  bad(
    'a signal that follows what is not declared',
    'signals[0].follows.ad_storage[0]',
    'adverts',
    'signals[0].follows.ad_storage[0] names "adverts", which purposes does not declare. Declare it there.',
  ),
  bad(
    'a signal that follows what every object has',
    'signals[0].follows.ad_storage[0]',
    'constructor',
    'signals[0].follows.ad_storage[0] names "constructor", which purposes does not declare. Declare it there.',
  ),
  bad(
    'a signal that follows a purpose twice',
    'signals[0].follows.ad_storage[1]',
    'ads',
    'signals[0].follows.ad_storage[1] repeats "ads", which stands at [0] of this list. Remove one of them.',
  ),
  bad(
    'a signal that follows nothing',
    'signals[0].follows.ad_storage',
    [],
    'signals[0].follows.ad_storage is empty. Name at least one purpose, or leave the word out.',
    shape,
  ),
  bad(
    'words without a title',
    `${SECOND}.texts.zh-Hant.title`,
    undefined,
    `${SECOND}.texts["zh-Hant"].title is missing. Add it.`,
    shape,
  ),
  bad(
    'a purpose without a title',
    `${SECOND}.texts.en.purposes.ads.title`,
    '',
    `${SECOND}.texts.en.purposes.ads.title is empty. Write text that is not empty.`,
    shape,
  ),
  bad(
    'a notice that is too long',
    `${SECOND}.texts.en.summary`,
    'x'.repeat(1_000_000),
    `${SECOND} is ${LONG} characters long. Split it, or shorten it, to 1000000.`,
  ),
];

/** The whole document with this one thing wrong. */
export const documentOf = ({ at, value }: Bad): unknown => edited(WHOLE, { at, value });

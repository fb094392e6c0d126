import { attempt } from '../attempt.ts';
import { negotiate } from '../locale.ts';
import { own } from '../own.ts';
import type { PurposeKey } from '../purpose.ts';
import type { Locale, Texts, Url } from '../units.ts';
import type { Sent } from './sent.ts';
import type { TransmissionWords } from './TransmissionWords.ts';

/** Words, the locale that they are really in, and where they lead. */
export interface Said {
  readonly text: string;
  readonly lang: Locale;
  readonly to?: Url;
  /** What is said of it besides. */
  readonly more?: Said | undefined;
}

/** One fact by its name, in one or several sayings. */
export type Line = readonly [name: string, said: readonly Said[]];

/** A transmission as it is told in one language. */
export interface Told {
  readonly key: string;
  readonly title: Said;
  /** In order: those of Ordinance 22-2-29, and then those of 22-2-31 where there is such a measure. */
  readonly lines: readonly Line[];
  /** Each of its purposes by its title. */
  readonly purposes: readonly (readonly [PurposeKey, Said])[];
}

/**
 * Everything that a notice states of a transmission, in the words of one language. What has no words
 * in it is told in another, and says in which; what is not stated, though the law asks for it, says so.
 */
export function told(sent: Sent, words: TransmissionWords): Told {
  const { key, transmission, notices, basis } = sent;
  const { recipient, data, origins, exemption, optOut, texts } = transmission;
  const { label, lang } = words;
  const ours = (text: string): Said => ({ text, lang });
  const said = <Words>(of: Texts<Words> | undefined, find: (words: Words) => string | undefined) =>
    saidIn(of, find, lang);
  const line = (member: 'service' | 'purpose' | 'recipientPurpose' | 'requests' | 'limits') =>
    said(texts, (all) => all[member]);
  const missing = ours(words.notStated);
  const receiver = notices
    .map(({ cited }) => own(cited.recipients, recipient))
    .find((one) => one !== undefined);
  const kindOf = (kind: string) =>
    notices.map(({ cited }) => own(cited.data, kind)).find((one) => one !== undefined);
  const name = said(receiver?.texts, (all) => all.name)[0] ?? ours(recipient);
  const purposes = transmission.purposes.map((purpose): readonly [PurposeKey, Said] => {
    const titles = notices.flatMap((notice) =>
      said(notice.texts, (all) => own(all.purposes, purpose)?.title),
    );
    return [purpose, titles[0] ?? ours(purpose)];
  });
  const { url, country } = receiver ?? {};
  const switchable = basis === 'opt-out' && exemption === undefined;
  const when = basis === 'consent' || basis === 'opt-out' ? basis : 'use';

  const facts: readonly Line[] = [
    [label.recipient, [{ ...name, more: said(receiver?.texts, (all) => all.description)[0] }]],
    [
      label.country,
      country === undefined ? [] : [ours(attempt(country, () => regions(lang).of(country)))],
    ],
    [label.page, url === undefined ? [] : [addressOf(url)]],
    [
      label.sent,
      data.map((kind) => {
        const of = kindOf(kind)?.texts;
        const [called = ours(kind)] = said(of, (all) => all.name);
        return { ...called, more: said(of, (all) => all.description)[0] };
      }),
    ],
    [label.ours, [...orElse(line('purpose'), missing), ...purposes.map(([, title]) => title)]],
    [label.theirs, orElse(line('recipientPurpose'), missing)],
    [
      label.when,
      exemption === undefined
        ? [ours(words.when[when])]
        : [ours(words.when.exempt), ours(words.exemptions[exemption])],
    ],
    [label.hosts, origins.map((text) => ({ text, lang: '' }))],
  ];
  const measure: readonly Line[] =
    optOut === undefined && !switchable
      ? []
      : [
          [label.measure, [ours(words.measure)]],
          [label.stops, [ours(words.stops[optOut?.stops ?? 'sending'])]],
          [
            label.requests,
            [
              ...orElse(line('requests'), ours(switchable ? words.ownChoices : words.notStated)),
              ...(optOut === undefined ? [] : [addressOf(optOut.url)]),
            ],
          ],
          [label.limits, orElse(line('limits'), missing)],
        ];
  return {
    key,
    title: line('service')[0] ?? name,
    lines: [...facts, ...measure].filter(([, stated]) => stated.length > 0),
    purposes,
  };
}

/** It leads to the web, or to a place on this site, and else is words. */
const addressOf = (url: Url): Said => ({
  text: url,
  lang: '',
  ...(/^(https?:\/\/|\/(?![/\\\s]))/i.test(url) ? { to: url } : {}),
});

const regions = (lang: Locale): Intl.DisplayNames =>
  new Intl.DisplayNames(lang, { type: 'region' });

const orElse = (said: readonly Said[], other: Said): readonly Said[] =>
  said.length > 0 ? said : [other];

/** The best words that there are, if any. */
function saidIn<Words>(
  texts: Texts<Words> = {},
  find: (words: Words) => string | undefined,
  lang: Locale,
): readonly Said[] {
  const written = Object.entries(texts).flatMap(([locale, words]) => {
    const text = find(words);
    return text === undefined ? [] : [[locale, text] as const];
  });
  const all = Object.fromEntries(written);
  const best = negotiate([lang], Object.keys(all));
  const text = own(all, best);
  return text === undefined ? [] : [{ text, lang: best }];
}

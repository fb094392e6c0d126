import type { ConsentEvent } from '../event.ts';
import { hashOf, type Hash } from '../hash.ts';
import { isAsked } from '../state.ts';
import type { PurposeKey } from '../purpose.ts';
import type { PublishedNotice } from '../publish.ts';
import type { Locale } from '../units.ts';
import type { Verdict } from './verdict.ts';

/** What is remembered of a notice whose hash was recomputed. */
interface Words {
  readonly key: string;
  readonly version: string;
  readonly asks: ReadonlySet<PurposeKey>;
  /** Per locale, the purposes that have words in it. */
  readonly in: ReadonlyMap<Locale, ReadonlySet<PurposeKey>>;
}

type Content = Omit<PublishedNotice, 'hash'>;

/** The words that an auditor has, by hash. */
export interface Archive {
  /** Takes in a notice of the export; whether its words have that hash, and the auditor's agree. */
  add(hash: unknown, notice: unknown): Promise<string | undefined>;
  /** Whether an event was made on words that are known, and decided what they put. */
  judge(event: ConsentEvent): readonly [Verdict, string?];
}

/** @param given Notices that the auditor got elsewhere. */
export async function archiveOf(given: readonly PublishedNotice[] = []): Promise<Archive> {
  const known = new Map<Hash, Words>();
  const elsewhere = new Map<string, Hash>();
  for (const { hash, ...notice } of given) {
    const { words, named } = (await read(notice)) ?? {};
    if (words === undefined || named !== hash) continue;
    known.set(named, words);
    elsewhere.set(`${words.key} ${words.version}`, named);
  }
  const add: Archive['add'] = async (hash, notice) => {
    const { words, named } = (await read(notice)) ?? {};
    if (words === undefined || named === undefined || named !== hash) {
      return 'its words do not have this hash';
    }
    known.set(named, words);
    const name = `${words.key} ${words.version}`;
    const agrees = (elsewhere.get(name) ?? hash) === hash;
    return agrees ? undefined : `${name} has other words in the notices that were given`;
  };

  return {
    add,
    judge({ notices, locale, decisions }) {
      const purposes = Object.keys(decisions);
      const lacking = notices.find(({ hash }) => !known.has(hash));
      const shown = notices.flatMap((pin) => {
        const words = known.get(pin.hash);
        return words === undefined ? [] : { pin, words, in: words.in.get(pin.locale ?? locale) };
      });
      const misnamed = shown.find(
        ({ pin, words }) => pin.key !== words.key || pin.version !== words.version,
      );
      if (misnamed !== undefined) return ['wrong', `it calls ${misnamed.pin.hash} by another name`];
      if (lacking !== undefined) {
        return ['unproven', `the words of ${lacking.key} ${lacking.version} are not here`];
      }
      if (shown.length === 0) return ['unproven', 'it names no notice'];
      const unasked = purposes.find((one) => !shown.some(({ words }) => words.asks.has(one)));
      if (unasked !== undefined) return ['wrong', `no notice that it names asks for ${unasked}`];
      const unwritten = shown.find((one) => one.in === undefined);
      if (unwritten !== undefined) {
        const { key, version, locale: own = locale } = unwritten.pin;
        return ['unproven', `${key} ${version} has no words in ${own}`];
      }
      const mute = purposes.find((one) => !shown.some(({ in: spoken }) => spoken?.has(one)));
      return mute === undefined
        ? ['proven']
        : ['unproven', `no notice has words on ${mute} in the locale that was shown`];
    },
  };
}

async function read(notice: unknown): Promise<{ words: Words; named: Hash } | undefined> {
  try {
    const { key, version, purposes, texts } = notice as Content;
    const asked = purposes.filter(({ basis }) => isAsked(basis));
    return {
      named: await hashOf(notice),
      words: {
        key,
        version,
        asks: new Set(asked.map((use) => use.key)),
        in: new Map(
          Object.entries(texts).map(([locale, { purposes: spoken }]) => [
            locale,
            new Set(Object.keys(spoken ?? {})),
          ]),
        ),
      },
    };
  } catch {
    return undefined;
  }
}

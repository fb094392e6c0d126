import type { ComponentChildren, VNode } from 'preact';
import type { Locale } from '../../core/units.ts';
import { listOf } from '../listOf.ts';
import { countryOf } from '../second/format.ts';
import { names } from './names.tsx';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { inBest, own, said } from './said.ts';
import { Say } from './Say.tsx';

/*
 * What a notice names by keys of its document's registries, in words. A key without anything behind
 * it is shown as it is: what the notice says is never left out.
 */

type Keys = readonly string[] | undefined;

export const purposeTitle = (part: Pick<Part, 'notice' | 'reader'>, key: string): VNode => (
  <Say of={said(part, ({ purposes }) => own(purposes, key)?.title)} or={key} />
);

export const purposesOf = (part: Part, keys: Keys): ComponentChildren =>
  names(keys?.map((key) => purposeTitle(part, key)));

export function dataName({ notice, reader }: Part, key: string): VNode {
  const text = inBest(own(notice.cited.data, key)?.texts ?? {}, reader);
  return <Say of={text && { ...text, words: text.words.name }} or={key} />;
}

export const dataOf = (part: Part, keys: Keys): ComponentChildren =>
  names(keys?.map((key) => dataName(part, key)));

/** Each by name, in which role and which country; that there are none, only where that is stated. */
export function recipientsOf(part: Part, keys: Keys): ComponentChildren {
  if (keys === undefined) return undefined;
  if (keys.length === 0) return part.ui.words.noOne;
  return names(keys.map((key) => recipient(part, key)));
}

function recipient({ ui: { words, lang }, notice, reader }: Part, key: string): VNode {
  const found = own(notice.cited.recipients, key);
  if (found === undefined) return <span>{key}</span>;
  const { role, country, url, texts } = found;
  const text = inBest(texts, reader);
  const name = <Say of={text && { ...text, words: text.words.name }} or={key} />;
  return (
    <>
      {url === undefined ? name : <Link to={url}>{name}</Link>}{' '}
      <span class="small">
        {[words.roles[role], country && countryOf(country, lang)].filter(Boolean).join(' · ')}
      </span>
      {text?.words.description !== undefined && (
        <Say as="p" of={{ ...text, words: text.words.description }} />
      )}
    </>
  );
}

/** The ways in which the notice says that data is obtained, by their keys. */
export const acquiredOf = (part: Part, keys: Keys): ComponentChildren =>
  names(
    keys?.map((key) => {
      const way = part.notice.acquisition?.find((one) => one.key === key);
      const told = said(part, ({ acquisition }) => own(acquisition, key));
      return <Say of={told} or={way ? part.ui.words.sources[way.source] : key} />;
    }),
  );

/** Names of the interface for what the model names by codes, in one phrase. */
export const listed = <Code extends string>(
  codes: readonly Code[] | undefined,
  said: { readonly [code in Code]: string },
  lang: Locale,
): string | undefined =>
  codes &&
  listOf(
    codes.map((code) => said[code]),
    lang,
  );

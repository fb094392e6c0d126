import type { VNode } from 'preact';
import type { PublishedNotice } from '../../core/publish.ts';
import { Facts } from './Facts.tsx';
import { civilOf, countryOf } from './format.ts';
import { inLocale } from '../inLocale.ts';
import { Link } from './Link.tsx';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
}

/** Who is responsible, and which version of the notice this is. */
export function ControllerFacts({ ui: { state, words, lang }, notice }: Props): VNode {
  const { by, enacted, effective, version, laws } = notice;
  const text = inLocale(by.texts, state.locale);
  const names = words.controller;
  const told = (fact: string | undefined): VNode | undefined =>
    fact === undefined ? undefined : <span lang={text.lang}>{fact}</span>;
  // Days as the notice's own offset counts them: a legal date does not move with the reader.
  return (
    <Facts
      of={[
        [names.name, told(text.name)],
        [
          names.representative,
          told(text.representative && `${text.representative.title} ${text.representative.name}`),
        ],
        [names.address, told(text.address)],
        [names.country, countryOf(by.country, lang)],
        [names.website, by.url && <Link to={by.url}>{by.url}</Link>],
        [names.enacted, enacted && civilOf(enacted, lang)],
        [names.from, civilOf(effective.from.slice(0, 10), lang)],
        [names.until, effective.until && civilOf(effective.until.slice(0, 10), lang)],
        [names.version, <bdi key={version}>{version}</bdi>],
        [names.laws, laws?.join(' · ')],
      ]}
    />
  );
}

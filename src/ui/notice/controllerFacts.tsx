import type { ComponentChildren } from 'preact';
import type { Controller } from '../../core/party.ts';
import { countryOf } from '../second/format.ts';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { inBest } from './said.ts';
import { Say } from './Say.tsx';

/** Who answers for the handling, by all that the law has them say (APPI 27(5)(iii), 32(1)(i)). */
export function controllerFacts(
  { ui: { words, lang }, reader }: Part,
  { country, url, texts }: Controller,
  name: string,
): readonly (readonly [string, ComponentChildren])[] {
  const text = inBest(texts, reader);
  if (text === undefined) return [];
  const { representative, officer, address } = text.words;
  const told = (...parts: readonly (string | undefined)[]): ComponentChildren => {
    const stated = parts.filter((part) => part !== undefined);
    return stated.length > 0 && <Say of={{ ...text, words: stated.join(' ') }} />;
  };
  const { label } = words;
  return [
    [name, told(text.words.name)],
    [label.representative, told(representative?.title, representative?.name)],
    [label.officer, told(officer?.role, officer?.title, officer?.name)],
    [label.address, told(address)],
    [label.country, countryOf(country, lang)],
    [label.website, url && <Link to={url} />],
  ];
}

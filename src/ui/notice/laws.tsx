import type { VNode } from 'preact';
import type { Citation } from '../../core/law.ts';
import { listOf } from '../listOf.ts';
import { civilOf, countryOf } from '../second/format.ts';
import { Link } from '../Link.tsx';
import type { Part } from './Part.ts';
import { inBest, own } from './said.ts';
import { Say } from './Say.tsx';

/** A law that the notice rests on, with all by which it can be found. */
export function lawOf(part: Part, { law, articles }: Citation): VNode {
  const { notice, ui, reader } = part;
  const { words, lang } = ui;
  const found = own(notice.cited.laws, law);
  const cited = articles && listOf(articles.map(words.article), lang);
  if (found === undefined) return <span>{[law, cited].filter(Boolean).join(' · ')}</span>;
  const { country, number, egov, enacted, revised, url, texts } = found;
  const text = inBest(texts, reader);
  const name = <Say of={text && { ...text, words: text.words.name }} or={law} />;
  const facts = [
    number,
    cited,
    enacted && words.enacted(civilOf(enacted, lang)),
    revised && words.revised(revised.number, civilOf(revised.date, lang)),
    countryOf(country, lang),
  ];
  return (
    <>
      {url === undefined ? name : <Link to={url}>{name}</Link>}{' '}
      <span class="small">
        {facts.filter(Boolean).join(' · ')}
        {egov !== undefined && (
          <>
            {' · '}
            <Link to={`https://laws.e-gov.go.jp/law/${egov}`}>
              <span class="whole-word">e-Gov {egov}</span>
            </Link>
          </>
        )}
      </span>
    </>
  );
}

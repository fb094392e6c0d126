import type { VNode } from 'preact';
import type { PurposeUse } from '../../core/purpose.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import { countryOf } from './format.ts';
import { inLocale } from '../inLocale.ts';
import { Link } from '../Link.tsx';
import type { Ui } from '../Ui.ts';
import type { SecondWords } from '../words/SecondWords.ts';

interface Props {
  readonly ui: Ui<Pick<SecondWords, 'roles'>>;
  readonly notice: PublishedNotice;
  readonly use: PurposeUse;
}

/** Who receives the data for a purpose: each by name, in which role, and in which country. */
export function Recipients({ ui: { state, words, lang }, notice, use }: Props): VNode {
  return (
    <ul>
      {use.recipients?.map((key) => {
        const recipient = notice.cited.recipients[key];
        if (recipient === undefined) return null;
        const { role, country, url, texts } = recipient;
        const text = inLocale(texts, state);
        return (
          <li key={key}>
            <Link to={url} lang={text.lang}>
              {text.name}
            </Link>{' '}
            <span class="small">
              {[words.roles[role], country && countryOf(country, lang)].filter(Boolean).join(' · ')}
            </span>
            {text.description && <p lang={text.lang}>{text.description}</p>}
          </li>
        );
      })}
    </ul>
  );
}

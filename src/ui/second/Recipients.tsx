import type { VNode } from 'preact';
import type { PurposeUse } from '../../core/notice.ts';
import type { PublishedNotice } from '../../core/publish.ts';
import { countryOf } from './format.ts';
import { inLocale } from '../inLocale.ts';
import { Link } from './Link.tsx';
import type { FullUi } from './FullUi.ts';

interface Props {
  readonly ui: FullUi;
  readonly notice: PublishedNotice;
  readonly use: PurposeUse;
}

/** Who receives the data for a purpose: each by name, in which role, and in which country. */
export function Recipients({ ui: { state, words, lang }, notice, use }: Props): VNode {
  return (
    <ul>
      {use.recipients?.map((key) => {
        const recipient = notice.recipients[key];
        if (recipient === undefined) return null;
        const { role, country, url, texts } = recipient;
        const text = inLocale(texts, state.locale);
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

import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Announcer } from '../Announcer.tsx';
import { directionOf } from '../../core/directionOf.ts';
import { langOf } from '../langOf.ts';
import type { Ui } from '../Ui.ts';
import { useLatest } from '../useLatest.ts';
import { useWords } from '../useWords.ts';
import { firstLoaders } from '../words/firstLoaders.ts';
import type { Drawn } from './element.ts';

interface Props extends Drawn {
  readonly children: (ui: Ui) => ComponentChildren;
}

/**
 * What stands in the page for good: the root of an element, in the language that its `locale` says,
 * or else in the consent's. Until storage has been read there is nothing to show.
 */
export function Standing({ consent, shadow, attributes, children }: Props): VNode | null {
  const latest = useLatest(consent);
  const own = attributes['locale'];
  const state = own ? { ...latest, locale: own, languages: [own, ...latest.languages] } : latest;
  const words = useWords(firstLoaders, state);
  const [message, announce] = useState('');
  if (words === undefined || state.phase === 'loading') return null;
  const lang = langOf(words.lang, state);
  return (
    <div class="root">
      <div class="words" lang={lang} dir={directionOf(lang)}>
        {children({ consent, state, shadow, words, lang, message, announce })}
        <Announcer message={message} hidden />
      </div>
    </div>
  );
}

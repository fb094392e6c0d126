import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Consent } from '../core/api.ts';
import { Announcer } from './Announcer.tsx';
import { directionOf } from './directionOf.ts';
import { FirstLayer } from './FirstLayer.tsx';
import type { Ui } from './Ui.ts';
import { useLatest } from './useLatest.ts';
import { useFocusReturn } from './useFocusReturn.ts';
import { useSecondLayer } from './useSecondLayer.ts';
import { useWords } from './useWords.ts';
import { firstLoaders } from './words/firstLoaders.ts';

interface Props {
  readonly consent: Consent;
  readonly shadow: ShadowRoot;
}

/** The whole interface: whichever view the consent's state says is open. */
export function Root({ consent, shadow }: Props): VNode | null {
  const state = useLatest(consent);
  const { view, locale } = state;
  const words = useWords(firstLoaders, locale);
  const [message, announce] = useState('');
  const second = view === 'preferences' || view === 'record';
  const { Layer, problem } = useSecondLayer(second);
  useFocusReturn(second, shadow);
  if (words === undefined) return null;
  const lang = locale.split('-')[0] === words.lang ? locale : words.lang;
  const ui: Ui = { consent, state, shadow, words, lang, message, announce };
  // The first layer stays until the second has come, and where it cannot come, stands in for it.
  const waits = second && !Layer && (state.asking.length > 0 || problem !== undefined);
  return (
    // The language stands inside: resetting all of an element resets what its `lang` says, too.
    <div class="root">
      <div class="words" lang={lang} dir={directionOf(locale)}>
        {(view === 'banner' || waits) && (
          <FirstLayer ui={ui} missing={second ? problem : undefined} />
        )}
        {second && Layer && <Layer ui={ui} />}
        <Announcer message={message} hidden />
      </div>
    </div>
  );
}

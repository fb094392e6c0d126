import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Consent } from '../core/api.ts';
import { Announcer } from './Announcer.tsx';
import { directionOf } from '../core/directionOf.ts';
import { FirstLayer } from './FirstLayer.tsx';
import { langOf } from './langOf.ts';
import type { Ui } from './Ui.ts';
import { useFocusReturn } from './useFocusReturn.ts';
import { useLatest } from './useLatest.ts';
import { useLayer } from './useLayer.ts';
import type { Draft } from './Draft.ts';
import { useWords } from './useWords.ts';
import { firstLoaders } from './words/firstLoaders.ts';

interface Props {
  readonly consent: Consent;
  readonly shadow: ShadowRoot;
}

const NOTHING: Draft = new Map();

/** The whole interface: whichever view the consent's state says is open. */
export function Root({ consent, shadow }: Props): VNode | null {
  const state = useLatest(consent);
  const { view } = state;
  const words = useWords(firstLoaders, state);
  const [message, announce] = useState('');
  // What was turned outlives a look at the notice or the record, but not the closing of it all.
  const [draft, setDraft] = useState(NOTHING);
  const dialog = view !== undefined && view !== 'banner';
  const { Layer, problem } = useLayer(view);
  useFocusReturn(dialog, shadow);
  useEffect(() => {
    if (!dialog) setDraft(NOTHING);
  }, [dialog]);
  if (words === undefined) return null;
  const lang = langOf(words.lang, state);
  const ui: Ui = { consent, state, shadow, words, lang, message, announce };
  // The first layer stays until a dialog has come, and where none can come, stands in for it.
  const waits =
    dialog && !Layer && (state.asking.length + state.news.length > 0 || problem !== undefined);
  return (
    // The language stands inside: resetting all of an element resets what its `lang` says, too.
    <div class="root">
      <div class="words" lang={lang} dir={directionOf(lang)}>
        {(view === 'banner' || waits) && (
          <FirstLayer ui={ui} missing={dialog ? problem : undefined} />
        )}
        {dialog && Layer && <Layer {...{ ui, draft, setDraft }} />}
        <Announcer message={message} hidden />
      </div>
    </div>
  );
}

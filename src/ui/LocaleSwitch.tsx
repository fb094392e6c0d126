import type { VNode } from 'preact';
import { languageOf } from './languageOf.ts';
import type { Ui } from './Ui.ts';
import type { FirstWords } from './words/FirstWords.ts';

interface Props {
  readonly ui: Ui<Pick<FirstWords, 'language'>>;
}

/** Shows the notices in another of their languages, each under its own name. */
export function LocaleSwitch({ ui: { consent, state, words } }: Props): VNode | null {
  if (state.locales.length < 2) return null;
  return (
    <select
      class="locale"
      part="locale"
      aria-label={words.language}
      value={state.locale}
      onChange={({ currentTarget }) => consent.setLocale(currentTarget.value)}
    >
      {state.locales.map((locale) => (
        <option key={locale} value={locale} lang={locale}>
          {languageOf(locale)}
        </option>
      ))}
    </select>
  );
}

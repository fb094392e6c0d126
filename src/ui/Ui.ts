import type { Consent, ConsentState } from '../core/api.ts';
import type { Locale } from '../core/units.ts';
import type { FirstWords } from './words/FirstWords.ts';

/** What every part of the interface is given. */
export interface Ui<Words extends object = FirstWords> {
  readonly consent: Consent;
  readonly state: ConsentState;
  readonly shadow: ShadowRoot;
  readonly words: Words;
  /** The locale in which the interface itself speaks, and formats what it says. */
  readonly lang: Locale;
  /** What was last announced. */
  readonly message: string;
  /** Tells those who cannot see it that something has happened. */
  readonly announce: (message: string) => void;
}

import type { PublishedNotice } from '../../core/publish.ts';
import type { Reader } from '../inLocale.ts';
import type { Ui } from '../Ui.ts';
import type { FirstWords } from '../words/FirstWords.ts';
import type { WholeWords } from '../words/WholeWords.ts';

/** What every part of a whole notice is given. */
export interface Part {
  readonly ui: Ui<FirstWords & WholeWords>;
  readonly notice: PublishedNotice;
  /** Whose languages decide in which of its own the notice speaks. */
  readonly reader: Reader;
  /** Of the notice's own heading, such as 2 for `h2`. */
  readonly level: number;
}

import type { Ui } from '../Ui.ts';
import type { FirstWords } from '../words/FirstWords.ts';
import type { SecondWords } from '../words/SecondWords.ts';

/** What every part of the dialogs is given. */
export type FullUi = Ui<FirstWords & SecondWords>;

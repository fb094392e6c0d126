import type { EventId } from '../../core/event.ts';
import type { Ui } from '../Ui.ts';
import type { AcknowledgeWords } from '../words/AcknowledgeWords.ts';
import type { FirstWords } from '../words/FirstWords.ts';

/** What every part of the gate is given. */
export type AcknowledgeUi = Ui<FirstWords & AcknowledgeWords>;

/** Tells the form: the value, or what is missing and which part of the control to go to. */
export type Settle = (value: EventId | undefined, message: string, anchor?: HTMLElement) => void;

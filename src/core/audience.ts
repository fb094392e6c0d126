import type { CivilDate, Registry, Texts } from './units.ts';

/** What a rule may ask about a person; declared once, so that no rule can name it wrongly. */
export interface Attribute {
  readonly type:
    /** One word or several, such as the services that somebody uses. */
    | 'words'
    /** A civil date, such as the day on which the data was acquired. */
    | 'date'
    | 'number'
    /** Stretches of time, such as those of a membership; `[]` says that there never was one. */
    | 'periods';
  /** All the words that it can have. Without them, any. */
  readonly values?: readonly string[];
  readonly texts?: Texts<{ readonly name: string; readonly values?: Registry<string> }>;
}

/** From the first day, inclusive, to the day that it ended, exclusive; without that, it goes on. */
export interface Period {
  readonly from: CivilDate;
  readonly until?: CivilDate;
}

/** What must hold of one attribute: all of it. What is not stated fulfils no condition. */
export interface Condition {
  /** Words: one of these is among the person's. */
  readonly is?: readonly string[];
  /** Words: none of these is among the person's, who must have stated theirs. */
  readonly isNot?: readonly string[];
  /** Date: earlier than this day. */
  readonly before?: CivilDate;
  /** Date: this day or later. */
  readonly from?: CivilDate;
  /** Number. */
  readonly atLeast?: number;
  /** Number. */
  readonly below?: number;
  /** Periods: none of them has a day on or after this one. */
  readonly neverSince?: CivilDate;
  /** Periods: one of them has a day on or after this one. */
  readonly everSince?: CivilDate;
}

export type Operator = keyof Condition;

/** By attribute, what must hold of it; all attributes must. A bare list stands for `is`. */
export type AudienceRule = Registry<Condition | readonly string[]>;

/** What the page knows about the person: data, never callbacks. */
export type Audience = Registry<string | number | readonly string[] | readonly Period[]>;

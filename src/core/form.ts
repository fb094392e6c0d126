/** One field of a form that a notice comes with. */
export interface FormField {
  readonly key: string;
  readonly type: 'text' | 'long-text' | 'telephone' | 'date' | 'moment' | 'choice';
  readonly required?: true;
  /** What stands before what is written, such as `0180-99-`. */
  readonly prefix?: string;
  /** A regular expression for what is written, as HTML's `pattern`. */
  readonly pattern?: string;
  /** The keys of what can be chosen. */
  readonly options?: readonly string[];
}

/** Fields that belong together. */
export interface FormGroup {
  readonly key: string;
  /** How many times it may be filled in. Once where absent. */
  readonly times?: number;
  /** `office`: filled in by whoever receives the form. */
  readonly by?: 'office';
  readonly fields: readonly FormField[];
}

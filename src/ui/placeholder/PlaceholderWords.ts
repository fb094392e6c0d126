/** The interface's own words in place of what is held, in one language. */
export interface PlaceholderWords {
  readonly title: (name: string) => string;
  /** What loading it comes to. */
  readonly sends: (data: string, name: string) => string;
  readonly ours: string;
  readonly theirs: (name: string) => string;
  readonly once: string;
  readonly always: string;
  /** What stands before the purposes that “always” agrees to. */
  readonly agrees: string;
  readonly choices: string;
  readonly failed: string;
}

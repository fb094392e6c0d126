/** The interface's own words on the gate of a form, in one language. */
export interface AcknowledgeWords {
  readonly whole: string;
  readonly haveRead: (title: string) => string;
  /** What is still to be done: what stands under the box, and what the browser says. */
  readonly open: string;
  readonly tick: string;
  readonly saving: string;
  readonly done: (date: string) => string;
  /** Why it cannot be done. */
  readonly loading: string;
  readonly unknown: (key: string) => string;
  readonly failed: string;
}

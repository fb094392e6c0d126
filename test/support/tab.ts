/** A tab of any of the engines, driven in the same words. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** Runs in the page; the result, awaited, comes back as JSON. Outer variables aren't seen. */
  evaluate<Result, Arguments extends readonly unknown[]>(
    work: (...args: Arguments) => Result,
    ...args: Arguments
  ): Promise<Awaited<Result>>;
  close(): Promise<void>;
}

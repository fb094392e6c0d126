/** Where a party's own script looks for what was said to it before it came, and how. */
export type Queue =
  /** `dataLayer`, in the form of Google's `gtag`. */
  | 'gtag'
  /** `dataLayer`, in that of Tag Manager. */
  | 'dataLayer'
  | 'uetq'
  | 'clarity'
  | 'fbq'
  | 'ttq'
  | '_paq'
  | 'alloy';

/** One thing that is said: a command and what belongs to it. */
export type Call = readonly unknown[];

/** What is said to one party, in order. */
export type Said = readonly [queue: Queue, calls: readonly Call[]];

/** In the words of Google and Microsoft. What nobody was asked is denied. */
export const wordOf = (granted: boolean | undefined): 'granted' | 'denied' =>
  granted === true ? 'granted' : 'denied';

/** Each of these words, denied. */
export const denied = (words: readonly string[]): { readonly [word: string]: 'denied' } =>
  Object.fromEntries(words.map((word) => [word, 'denied'] as const));

/** Each word, as it was told. */
export const worded = (told: {
  readonly [word: string]: boolean | undefined;
}): { readonly [word: string]: 'granted' | 'denied' } =>
  Object.fromEntries(Object.entries(told).map(([word, granted]) => [word, wordOf(granted)]));

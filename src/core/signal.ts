import type { PurposeKey } from './purpose.ts';

/** Whom the state is told to, each in its own language. */
export const SIGNALS = [
  'google',
  'gtm',
  'uet',
  'clarity',
  'meta',
  'tiktok',
  'shopify',
  'matomo',
  'adobe',
  'tcf',
  'gpp',
] as const;

/** One party that is told what is granted, and nothing before it is known. */
export interface Signal {
  readonly key: (typeof SIGNALS)[number];
  /** By the party's own word, such as `ad_storage`: granted while all of these purposes are. */
  readonly follows: { readonly [word: string]: readonly PurposeKey[] };
}

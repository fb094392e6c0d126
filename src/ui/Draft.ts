import type { PurposeKey } from '../core/purpose.ts';

/** What the person has turned, and not saved yet, by purpose. */
export type Draft = ReadonlyMap<PurposeKey, boolean>;

import type { Attribute } from '../core/audience.ts';
import type { Enforcement } from '../core/enforcement.ts';
import type { Hash } from '../core/hash.ts';
import type { PublishedNotice } from '../core/publish.ts';
import type { Registry } from '../core/units.ts';

/** Notices that have passed the checks. */
export interface Checked {
  /** Names what was checked: this very text, for this audience. */
  readonly checked: Hash;
  readonly attributes: Registry<Attribute>;
  readonly enforcement?: Enforcement | undefined;
  readonly versions: readonly PublishedNotice[];
}

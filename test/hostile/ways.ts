import type { Way } from './way.ts';
import { ADDRESSED } from './ways/addressed.ts';
import { CALLS } from './ways/calls.ts';
import { FRAMES } from './ways/frames.ts';
import { INSERTIONS } from './ways/insertions.ts';
import { LEAVING } from './ways/leaving.ts';
import { LOADS } from './ways/loads.ts';
import { MARKUP } from './ways/markup.ts';
import { MEDIA } from './ways/media.ts';
import { STYLES } from './ways/styles.ts';
import { WORKERS } from './ways/workers.ts';
import { WRITTEN } from './ways/written.ts';

/** All ways for a tag to start, by kind. */
export const KINDS: { readonly [kind: string]: readonly Way[] } = {
  'Scripts and frames in the page': MARKUP,
  'Pictures, sounds, hints and styles in the page': MEDIA,
  'Scripts that come later': INSERTIONS,
  'Scripts that get their address late': ADDRESSED,
  'Markup that comes later': WRITTEN,
  'Calls, forms and links': CALLS,
  'Pictures, sounds and hints made by code': LOADS,
  'Style sheets made by code': STYLES,
  'Other windows': FRAMES,
  Workers: WORKERS,
  'As the page is left': LEAVING,
};

export const WAYS: readonly Way[] = Object.values(KINDS).flat();

import type { Hostile } from './page.ts';

declare global {
  var hostile: Hostile;
}

import { untilNext } from '../core/applicable.ts';
import type { Model } from './model.ts';

const HOUR = 3_600_000;

/**
 * Follows the calendar on a page that stays open: a version that comes into force is shown then, and
 * what has outlived its days lapses within the hour. Returns its undo.
 */
export function followCalendar({ now, change, subscribe }: Model): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => change({}), Math.min(HOUR, untilNext(now().versions, new Date())));
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

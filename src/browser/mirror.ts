import type { Act } from '../core/event.ts';
import type { Closures } from '../core/state.ts';
import { joinClosures } from './closures.ts';

/**
 * What localStorage remembers, to be read at once at the next start. It loses seconds of writes when
 * a browser is killed, so that it may keep closed or keep from flashing, but never open.
 */
export interface Mirror {
  readonly closures: Closures;
  /** Whether nothing was left to ask: the interface need not be loaded ahead. */
  readonly settled: boolean;
  /** The keys of acts that were noted, and perhaps never put: see `notes`. */
  readonly notes: readonly string[];
}

const BLANK: Mirror = { closures: {}, settled: false, notes: [] };

export function readMirror(name: string): Mirror {
  try {
    const { closures, settled } = JSON.parse(localStorage.getItem(name) ?? '{}');
    const notes = Object.keys(localStorage).filter((key) => key.startsWith(`${name} `));
    return { closures: joinClosures({}, closures), settled, notes };
  } catch {
    return BLANK;
  }
}

/** Best effort: where localStorage is denied or full, IndexedDB holds the truth all the same. */
export function write(key: string, value: Omit<Mirror, 'notes'> | Act): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing depends on it.
  }
}

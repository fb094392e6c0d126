import type { Act } from './event.ts';

/**
 * Whether an act has all that state and record read of it. Storage may be damaged, and a signature
 * says who made an event, not that it makes sense. Never throws.
 */
export function isLegible(act: Act): boolean {
  try {
    const { v, notices, decisions } = act;
    return (
      v === 1 &&
      notices.every(({ key }) => key) &&
      Object.values(decisions).every(({ parents }) => Array.isArray(parents))
    );
  } catch {
    // Something else stands where one of these belongs.
    return false;
  }
}

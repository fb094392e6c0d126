import type { Leavings } from '../../../core/disclosure.ts';
import { isMeant } from '../../../core/glob.ts';

/** What is to be deleted. */
export interface Cleared {
  readonly left: readonly Leavings[];
  /** What must stay, though it be left by others, too. */
  readonly kept: readonly Leavings[];
  /** Names under which consents keep what they know. */
  readonly own: readonly string[];
}

/** Tells what could not be deleted. */
export type Report = (what: string, cause?: unknown) => void;

/** Whether a name is to be deleted, of those kinds that go by their names alone. */
export const isCleared = (
  { left, kept, own }: Cleared,
  kind: Exclude<keyof Leavings, 'cookies'>,
  name: string,
): boolean => {
  const isIn = (leavings: readonly Leavings[]): boolean =>
    leavings.some((one) => one[kind]?.some((pattern) => isMeant(pattern, name)));
  return !isOwn(own, name) && isIn(left) && !isIn(kept);
};

/** Whether a consent keeps something under this name: its own, or one made of it. */
export const isOwn = (own: readonly string[], name: string): boolean =>
  own.some((one) => name === one || name.startsWith(`${one} `) || name.startsWith(`${one}:`));

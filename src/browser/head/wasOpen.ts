import type { PurposeKey } from '../../core/purpose.ts';

/** What the last page knew. It may be older than the last withdrawal: it can limit, never open. */
export interface Openness {
  readonly open: readonly PurposeKey[];
  /** Whether nothing was left to ask, so that what is not open was refused. */
  readonly settled: boolean;
}

/** Nothing, where nobody can say. */
export function wasOpen(name: string): Openness {
  try {
    const open: unknown = JSON.parse(localStorage.getItem(`${name}:open`) ?? '');
    const { settled } = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Openness>;
    if (Array.isArray(open)) return { open: open as PurposeKey[], settled: settled === true };
  } catch {
    // As if it were the first page.
  }
  return { open: [], settled: false };
}

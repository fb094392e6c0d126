import type { PurposeKey } from '../../core/purpose.ts';

/**
 * The purposes that were open when the last page knew, where nothing was left to ask; `undefined`
 * where nobody can say. A mirror may be older than the last withdrawal: it can limit, never open.
 */
export function wasOpen(name: string): readonly PurposeKey[] | undefined {
  try {
    const { settled } = JSON.parse(localStorage.getItem(name) ?? '') as { settled?: unknown };
    const open: unknown = JSON.parse(localStorage.getItem(`${name}:open`) ?? '');
    return settled && Array.isArray(open) ? (open as PurposeKey[]) : undefined;
  } catch {
    return undefined;
  }
}

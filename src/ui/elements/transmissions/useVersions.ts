import { useEffect, useState } from 'preact/hooks';
import type { ConsentState } from '../../../core/api.ts';
import type { ReadableNotice } from '../../../core/publish.ts';

/** For how long storage may take before it is not waited for, in milliseconds. */
const PATIENCE = 1_000;

interface Versions {
  readonly versions?: readonly ReadableNotice[];
  /** Whether there is no way to know them. */
  readonly failed: boolean;
}

/**
 * The versions of all notices: the consent's, or where that takes long or fails, as they stand at
 * their address: the one given, or else that of the script tag.
 */
export function useVersions({ phase, versions }: ConsentState, src?: string | null): Versions {
  const [read, setRead] = useState<Versions>({ failed: false });
  const known = versions.length > 0;
  useEffect(() => {
    let wanted = !known;
    const begin = (): void => {
      const tag = document.querySelector<HTMLElement>('script[data-notices]');
      void import('./readNotices.ts')
        .then(({ readNotices }) => readNotices(src ?? tag?.getAttribute('data-notices') ?? ''))
        .then((found) => ({ versions: found, failed: false }))
        .catch(() => ({ failed: true }))
        .then((found) => wanted && setRead(found));
    };
    const timer = wanted && setTimeout(begin, phase === 'failed' ? 0 : PATIENCE);
    return () => {
      wanted = false;
      if (timer !== false) clearTimeout(timer);
    };
  }, [known, phase === 'failed', src]);
  return known ? { versions, failed: false } : read;
}

import { useEffect, useState } from 'preact/hooks';
import type * as Sections from './sections.tsx';

/** What draws the sections, once it has come, or why it could not: the larger half of a notice. */
export function useSections(): Partial<typeof Sections> & { readonly problem?: unknown } {
  const [loaded, setLoaded] = useState<ReturnType<typeof useSections>>({});
  useEffect(() => {
    void import('./sections.tsx').then(setLoaded, (problem: unknown) => setLoaded({ problem }));
  }, []);
  return loaded;
}

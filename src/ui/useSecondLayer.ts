import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Ui } from './Ui.ts';

/** The dialogs once they have been loaded, or why they could not be. */
interface Loaded {
  readonly Layer?: ComponentType<{ readonly ui: Ui }>;
  readonly problem?: unknown;
}

/** Loads the dialogs when they are first wanted: most people never open them. */
export function useSecondLayer(wanted: boolean): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({});
  useEffect(() => {
    if (!wanted || loaded.Layer) return;
    void import('./second/SecondLayer.tsx').then(
      ({ SecondLayer }) => setLoaded({ Layer: SecondLayer }),
      (problem: unknown) => setLoaded({ problem }),
    );
  }, [wanted, loaded.Layer]);
  return loaded;
}

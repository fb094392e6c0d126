import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { View } from '../core/api.ts';
import type { Draft } from './Draft.ts';
import type { Ui } from './Ui.ts';

interface LayerProps {
  readonly ui: Ui;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
}

/** What a dialog is drawn by once it has been loaded, or why it could not be. */
interface Loaded {
  readonly Layer?: ComponentType<LayerProps>;
  readonly problem?: unknown;
}

const second = async (): Promise<ComponentType<LayerProps>> =>
  (await import('./second/SecondLayer.tsx')).SecondLayer;

const LOADERS: { readonly [view in View]?: () => Promise<ComponentType<LayerProps>> } = {
  preferences: second,
  record: second,
  notice: async () => (await import('./notice/NoticeView.tsx')).NoticeView,
};

/** Loads what draws a dialog when it is first wanted: most people never open one. */
export function useLayer(view: View | undefined): Loaded {
  const [loaded, setLoaded] = useState<ReadonlyMap<unknown, Loaded>>(new Map());
  const load = view && LOADERS[view];
  useEffect(() => {
    if (load === undefined || loaded.get(load)?.Layer) return;
    const keep = (result: Loaded): void => setLoaded((others) => new Map(others).set(load, result));
    load().then(
      (Layer) => keep({ Layer }),
      (problem: unknown) => keep({ problem }),
    );
  }, [load]);
  return loaded.get(load) ?? {};
}

import type { Consent, ConsentState } from '../core/api.ts';
import { late } from './late.ts';

export interface Interface {
  /** Loads it ahead of need. */
  prepare(): Promise<unknown>;
  /** Shows what the state says, loading it first if need be. */
  follow(state: ConsentState): Promise<void>;
  stop(): void;
}

/**
 * The interface, loaded only when something must be shown. Where it cannot be, the page stays as it
 * is and nothing opens; the next thing to show tries again.
 */
export function createInterface(consent: () => Consent): Interface {
  const load = late(
    'ui',
    () => import('../ui/mount.tsx'),
    ({ mount }) => mount,
  );
  let unmount: (() => void) | undefined;
  return {
    prepare: load,
    async follow({ view }) {
      if (!view || unmount) return;
      const mount = await load();
      if (unmount) return;
      // Beside the body, so that frameworks that swap the body leave it standing.
      unmount = mount(consent(), document.documentElement);
    },
    stop() {
      unmount?.();
      // Nothing is mounted any more, whatever is still on its way.
      unmount = () => {};
    },
  };
}

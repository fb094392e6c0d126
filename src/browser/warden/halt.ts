import type { Transmission } from '../../core/disclosure.ts';
import type { Post } from './post.ts';
import { needsNoReload, reloadOnce } from './reload.ts';

/** For how long the server is given to hear of it first, in milliseconds. */
const PATIENCE = 2_000;

/**
 * Loads the page anew where something ran in it that only a new page stops (`gate.reload`), and that
 * is allowed no more: once the act is durable here, and has had a moment to be sent. What was
 * allowed on this page counts as having run: no tag is asked whether it did.
 */
export function haltByReload({ name, model, consent, enforcement }: Post): () => void {
  const marked = Object.values(enforcement.transmissions).filter(
    ({ gate, exemption }) => gate?.reload && exemption === undefined,
  );
  const key = `${name}:halt`;
  const ran = new Set<Transmission>();
  let halting = false;
  const look = (): void => {
    const { phase, degraded } = model.state();
    if (phase !== 'ready' || halting) return;
    const open = marked.filter(({ purposes }) => purposes.every(consent.allows));
    for (const one of open) ran.add(one);
    const left = [...ran].filter((one) => !open.includes(one));
    // The last reload has helped, or there was none.
    if (ran.size === 0) needsNoReload(key);
    const { shut, barred } = model.now();
    // What is not durable would be undone by a new page, and what cannot be sent runs no risk.
    const waits = shut.length + barred.length > 0 || degraded || !navigator.onLine;
    if (left.length === 0 || waits) return;
    halting = true;
    const reason = left.flatMap(({ purposes }) => purposes).join(' ');
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    void Promise.race([consent.sync(), patience]).then(() => reloadOnce(key, reason));
  };
  addEventListener('online', look);
  const stop = model.subscribe(look);
  return () => {
    stop();
    removeEventListener('online', look);
  };
}

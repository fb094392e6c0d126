import type { Leavings, Transmission } from '../../../core/disclosure.ts';
import { ConsentError } from '../../../core/errors.ts';
import { mayGo } from '../../../core/origins.ts';
import { own } from '../../../core/own.ts';
import type { Post } from '../post.ts';
import { clearJar } from './jar.ts';
import { clearStores } from './stores.ts';

/**
 * Deletes what transmissions leave on the device, once they are denied: at a withdrawal, at the
 * start where it was denied before, and again when the page goes, since what runs may have written
 * it anew. What another one that is allowed names, too, stays; and so does all that is Doui's own.
 */
export function clearLeavings({ name, model, consent, enforcement }: Post): () => void {
  const all = Object.values(enforcement.transmissions).filter(({ gate }) => gate?.leaves);
  const isOpen = (one: Transmission): boolean => mayGo(one, consent.allows);
  const opened = new Set<Transmission>();
  const shut = new Set<Transmission>();

  const clear = (): void => {
    const leftBy = (those: Iterable<Transmission>): Leavings[] =>
      [...those].flatMap(({ gate }) => gate?.leaves ?? []);
    const leavings = { left: leftBy(shut), kept: leftBy(all.filter(isOpen)), own: [name, 'doui'] };
    const report = (what: string, cause?: unknown): void =>
      model.fail(new ConsentError('left-behind', what, cause));
    clearJar(leavings, report);
    clearStores(leavings, report);
  };

  const stop = model.subscribe(({ phase, purposes }) => {
    if (phase !== 'ready') return;
    const before = shut.size;
    for (const one of all) {
      const isDenied = one.purposes.some((key) => own(purposes, key)?.value === 'denied');
      if (isOpen(one)) {
        opened.add(one);
        shut.delete(one);
      } else if (isDenied || opened.has(one)) shut.add(one);
    }
    if (shut.size > before) clear();
  });
  const leave = (): void => {
    if (shut.size > 0) clear();
  };
  addEventListener('pagehide', leave);
  return () => {
    stop();
    removeEventListener('pagehide', leave);
  };
}

import { asConsentError } from '../../core/errors.ts';
import { objected, objections } from '../../core/gpc.ts';
import { joinClosures } from '../closures.ts';
import type { Post } from './post.ts';

/**
 * Hears the browser's Global Privacy Control as the notices say: shuts the purposes before anything
 * opens, and records the objection once. Nothing of it is left to ask meanwhile.
 */
export function hearGpc({ model, consent }: Post): () => void {
  const { globalPrivacyControl } = navigator as { globalPrivacyControl?: unknown };
  if (globalPrivacyControl !== true) return () => {};
  const { now, state, change, fail } = model;
  const telling = new Set<string>();
  const unheard = (): string[] =>
    objections(state().notices, now().ledger).filter((purpose) => !telling.has(purpose));
  const listen = (): void => {
    if (state().phase !== 'ready') return;
    const purposes = unheard();
    if (purposes.length === 0) return;
    for (const purpose of purposes) telling.add(purpose);
    const refused = Object.fromEntries(purposes.map((purpose) => [purpose, 'refused'] as const));
    const recorded = consent.record(refused, { surface: 'signal' });
    // What was shut stays so on this page, also where it cannot be kept.
    recorded
      .then(
        () => purposes.forEach((purpose) => telling.delete(purpose)),
        (caught: unknown) => fail(asConsentError(caught, 'storage-unavailable', 'signal')),
      )
      .finally(() => change({ dismissed: false }));
  };
  const first = unheard();
  if (first.length > 0) {
    const closures = joinClosures(now().closures, objected(first, now().ledger));
    change({ closures, dismissed: true });
  }
  return model.subscribe(listen);
}

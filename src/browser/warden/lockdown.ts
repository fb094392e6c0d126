import { ConsentError } from '../../core/errors.ts';
import { openTo } from '../../core/policy.ts';
import { reachOf } from '../../core/reach.ts';
import { sourcesOf } from '../../core/sourcesOf.ts';
import { keepOut } from '../head/keepOut.ts';
import type { Post } from './post.ts';
import { needsNoReload, reloadOnce } from './reload.ts';

/**
 * Keeps the page's policy as strict as what is allowed (CSP3 §3.3): stricter at once, by one more
 * policy beside those that are there; wider only on a new page, since no policy is ever lifted.
 * The head has put up the first one, or else it comes here.
 */
export function lockDown({ name, model, consent, enforcement }: Post): () => void {
  if (!enforcement.guard?.lockdown) return () => {};
  const reach = reachOf(enforcement, model.now().versions);
  return model.subscribe(({ phase, purposes, degraded }) => {
    if (phase === 'loading') return;
    const granted = Object.keys(purposes).filter(consent.allows);
    const open = openTo(reach, granted);
    const inForce = policies();
    if (
      inForce[0] === undefined ||
      inForce.some((one) => one.some((source) => !open.includes(source)))
    ) {
      keepOut(reach, granted);
    }
    const kept = open.filter((source) => inForce.some((one) => !one.includes(source)));
    // A page that is not looked at is not taken from under what was typed there; and what is kept
    // in this page alone would be gone.
    if (kept.length === 0) return needsNoReload(name);
    if (degraded || document.visibilityState === 'hidden') return;
    if (reloadOnce(name, kept.join(' '))) return;
    model.fail(new ConsentError('policy-forbidden', `${kept.join(' ')} after a new page`));
  });
}

/** What each policy of this page opens that is one of ours. */
const policies = (): (readonly string[])[] =>
  [...document.head.querySelectorAll<HTMLMetaElement>('meta[http-equiv]')].flatMap(
    ({ content }) => {
      const sources = sourcesOf(content);
      return sources ? [sources] : [];
    },
  );

import { asConsentError } from '../../core/errors.ts';
import type { Noted } from './auditor.ts';
import { meetingOf } from './meetingOf.ts';
import type { Post } from './post.ts';

/**
 * Has the page audited where there is a guard: notes from the beginning what cannot be asked later,
 * and loads the auditor, for which nothing waits.
 */
export function auditPage({ name, model, consent, enforcement }: Post): () => void {
  if (!enforcement.guard) return () => {};
  const allowed: [at: number, purposes: readonly string[]][] = [];
  const kept: string[] = [];
  const noteKept = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    // As many as anybody would read, of a page that tries again and again.
    if (kept.length < 1_000) kept.push(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', noteKept);
  const noted: Noted = {
    enforcement,
    allowed,
    kept,
    held: () => meetingOf(name)?.counts() ?? [],
    tell: (report) => model.emit('audit', report),
  };
  const ends = [
    () => document.removeEventListener('securitypolicyviolation', noteKept),
    model.subscribe(({ phase, purposes }) => {
      if (phase === 'ready') {
        allowed.push([performance.now(), Object.keys(purposes).filter(consent.allows)]);
      }
    }),
  ];
  let stopped = false;
  import('./auditor.ts')
    .then(({ startAuditor }) => {
      if (!stopped) ends.push(startAuditor(noted));
    })
    .catch((caught: unknown) =>
      model.fail(asConsentError(caught, 'part-unavailable', 'doui-auditor.js')),
    );
  return () => {
    stopped = true;
    ends.splice(0).forEach((end) => end());
  };
}

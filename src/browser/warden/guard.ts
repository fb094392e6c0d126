import { ConsentError } from '../../core/errors.ts';
import { meetingOf } from './meetingOf.ts';
import type { Post } from './post.ts';

/**
 * Has the page's guard ask this consent from now on. Until here it has held everything, and at the
 * end it does so again.
 *
 * @throws ConsentError `part-unavailable` where somebody else has told the guard what is allowed:
 * then nothing opens.
 */
export function meetGuard({ name, model, consent, enforcement }: Post): () => void {
  const meeting = meetingOf(name);
  if (meeting) {
    const leave = meeting.follow(consent);
    if (leave) return leave;
    throw new ConsentError('part-unavailable', 'doui-guard.js obeys somebody else');
  }
  const { guard } = enforcement;
  if (guard?.mode === 'enforce') {
    model.fail(
      new ConsentError('part-unavailable', `doui-guard.js is not on this page for ${name}`),
    );
  }
  return () => {};
}

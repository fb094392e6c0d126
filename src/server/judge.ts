import { canonical } from '../core/canonical.ts';
import type { ConsentEvent, NoticeReference, SealedEvent, SubjectId } from '../core/event.ts';
import { LIMITS, type ProblemCode } from '../core/protocol.ts';
import type { PublishedNotice } from '../core/publish.ts';
import { isAsked } from '../core/state.ts';
import type { Flag } from '../core/store.ts';
import { flawOf } from './keys/native.ts';

/** Why an event cannot be taken, or what to note beside it. */
export type Verdict =
  | { readonly problem: ProblemCode }
  | { readonly problem?: undefined; readonly flags: readonly Flag[] };

/** Judges an event that reached the server at an instant, in the name of a subject. */
export type Judge = (sealed: SealedEvent, subject: SubjectId, received: Date) => Promise<Verdict>;

const DAY = 86_400_000;

/**
 * A judge of events, for a server that publishes these notices. What is malformed or forged, or
 * contradicts the very notice that it pins, is refused; what is late or odd is flagged.
 */
export function createJudge(published: readonly PublishedNotice[]): Judge {
  const byHash = new Map(published.map((notice) => [notice.hash, notice]));

  return async (sealed, subject, received) => {
    const { event } = sealed;
    const text = textOf(event);
    if (text === undefined) return { problem: 'malformed-event' };
    if (Buffer.byteLength(text) > LIMITS.eventBytes) return { problem: 'too-large' };
    if (event.subject !== subject) return { problem: 'wrong-subject' };
    const problem = await flawOf(sealed, text);
    if (problem !== undefined) return { problem };

    const known = event.notices.filter(({ hash }) => byHash.has(hash));
    const allKnown = known.length === event.notices.length;
    const contradicts =
      known.some((reference) => !isOf(reference, byHash.get(reference.hash))) ||
      // What an unknown notice puts to the person is unknown too.
      (allKnown &&
        !isPut(
          event,
          known.map(({ hash }) => byHash.get(hash)),
        ));
    if (contradicts) return { problem: 'wrong-notice' };

    const strange = Math.abs(Date.parse(event.at) - received.getTime()) > DAY;
    return {
      flags: [
        ...(allKnown ? [] : (['unknown-notice'] as const)),
        ...(strange ? (['strange-clock'] as const) : []),
      ],
    };
  };
}

/** Its canonical JSON; `undefined` for what that cannot hold, such as 1e999. */
function textOf(event: ConsentEvent): string | undefined {
  try {
    return canonical(event);
  } catch {
    return undefined;
  }
}

const isOf = ({ key, version }: NoticeReference, notice: PublishedNotice | undefined): boolean =>
  notice?.key === key && notice.version === version;

/** Whether these notices put to the person everything that the event decides. */
function isPut(
  { decisions }: ConsentEvent,
  notices: readonly (PublishedNotice | undefined)[],
): boolean {
  const uses = notices.flatMap((notice) => notice?.purposes ?? []);
  return Object.keys(decisions).every((purpose) =>
    uses.some(({ key, basis }) => key === purpose && isAsked(basis)),
  );
}

import { begins, ends, supersedes } from '../applicable.ts';
import type { Transmission } from '../disclosure.ts';
import { own } from '../own.ts';
import type { ReadableNotice } from '../publish.ts';
import type { Basis } from '../purpose.ts';
import { strictest } from '../strictest.ts';

/** A transmission that is disclosed, with all that is known of it. */
export interface Sent {
  readonly key: string;
  readonly transmission: Transmission;
  /** The notices in force that name it, of which one at least there is. */
  readonly notices: readonly ReadableNotice[];
  /** What it rests on: of all its purposes, as any notice in force puts them, the strictest. */
  readonly basis: Basis;
}

/**
 * The transmissions that notices in force at an instant name, whomever each is for, since what is
 * sent must be known to all (TBA 27-12); or those that one notice names. In the order of the notices.
 */
export function sentBy(
  versions: readonly ReadableNotice[],
  at: Date,
  only?: string | null,
): readonly Sent[] {
  const begun = versions.filter((one) => begins(one) <= +at);
  // As `timingOf` has it, which a page would have to load for this alone.
  const inForce = begun.filter(
    (one) => ends(one) > +at && !begun.some((other) => supersedes(other, one)),
  );
  const asked = inForce.filter(({ key }) => only === undefined || only === null || key === only);
  const keys = new Set(asked.flatMap(({ transmissions = [] }) => transmissions));
  return [...keys].flatMap((key) => {
    const notices = asked.filter(({ transmissions = [] }) => transmissions.includes(key));
    const found = notices.map(({ cited }) => own(cited.transmissions, key));
    const transmission = found.find((one) => one !== undefined);
    if (transmission === undefined) return [];
    return [{ key, transmission, notices, basis: basisOf(transmission, inForce) }];
  });
}

/** Where no notice puts a purpose, what is for it stays shut, as it does until somebody agrees. */
function basisOf({ purposes }: Transmission, inForce: readonly ReadableNotice[]): Basis {
  const uses = inForce.flatMap((notice) => notice.purposes);
  return strictest(
    purposes.map((purpose) =>
      strictest(uses.filter(({ key }) => key === purpose).map(({ basis }) => basis)),
    ),
  );
}

import type { Audience } from './audience.ts';
import type { Notice } from './notice.ts';
import { fulfils, questionsOf } from './rule.ts';

/**
 * The notices that apply to an audience at an instant, in a total order: those that override others
 * before them, then the later begun, then by key. Of one notice at most one version is in force: the
 * latest begun, even for those to whom only an earlier one applied, since a revision ends the words
 * before it; whom other words suit needs a notice of another key.
 */
export function applicable<Version extends Notice>(
  versions: readonly Version[],
  audience: Audience,
  at: Date,
): Version[] {
  const begun = versions.filter((version) => begins(version) <= +at);
  const found = begun.filter(
    (version) =>
      ends(version) > +at &&
      !begun.some((other) => supersedes(other, version)) &&
      questionsOf(version.audience).every((question) => fulfils(audience, question)),
  );
  /** How many notices, one above the other, it stands above. What goes in circles stands nowhere. */
  const rank = ({ key, overrides }: Notice, above: readonly string[] = []): number =>
    Math.max(
      0,
      ...found
        .filter((other) => overrides?.includes(other.key) && !above.includes(other.key))
        .map((other) => 1 + rank(other, [...above, key])),
    );
  return found.sort(
    (a, b) => rank(b) - rank(a) || begins(b) - begins(a) || (a.key < b.key ? -1 : 1),
  );
}

/** When a version comes into force, in milliseconds since 1970. */
export const begins = (version: Notice): number => Date.parse(version.effective.from);

/** When it ends by its own word. */
export const ends = ({ effective: { until } }: Notice): number =>
  until ? Date.parse(until) : Infinity;

/** Whether a version of a notice comes after another: by its date, or on one date by its name. */
export const follows = (a: Notice, b: Notice): boolean =>
  (begins(a) - begins(b) || (a.version > b.version ? 1 : 0)) > 0;

/** Whether, once it has begun, it stands in the place of another version. */
export const supersedes = (a: Notice, b: Notice): boolean => a.key === b.key && follows(a, b);

/** How long until a version next begins or ends, in milliseconds; `Infinity` where none will. */
export const untilNext = (versions: readonly Notice[], at: Date): number =>
  Math.min(
    ...versions
      .flatMap((version) => [begins(version), ends(version)])
      .map((moment) => moment - +at)
      .filter((wait) => wait > 0),
  );

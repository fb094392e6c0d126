import type { Audience, AudienceRule, Notice } from './notice.ts';

/** What became of one version of one notice, and why: for people who ask. */
export interface Trace {
  readonly notice: string;
  readonly version: string;
  readonly outcome: 'applies' | 'not-yet' | 'ended' | 'superseded' | 'other-audience';
  /** The attribute that decided it, where one did. */
  readonly attribute?: string | undefined;
}

export interface Selection<Version extends Notice> {
  /** In the order in which their words are shown. */
  readonly notices: readonly Version[];
  readonly trace: readonly Trace[];
}

/**
 * The notices that apply to an audience at an instant, in a total order: precedence, then the
 * later date, then the key. Of one notice at most one version is in force: the latest begun, even
 * for those to whom only an earlier one applied, since a revision ends the words before it; whom
 * other words suit needs a notice of another key. An attribute that the audience does not state
 * matches no rule that needs it.
 */
export function select<Version extends Notice>(
  versions: readonly Version[],
  audience: Audience,
  at: Date,
): Selection<Version> {
  const trace = versions.map((version): Trace => {
    const attribute = mismatch(version.audience, audience);
    const outcome = attribute === undefined ? timing(version, versions, at) : 'other-audience';
    return { notice: version.key, version: version.version, outcome, attribute };
  });
  const notices = versions
    .filter((_, index) => trace[index]?.outcome === 'applies')
    .sort(
      (a, b) =>
        (b.precedence ?? 0) - (a.precedence ?? 0) ||
        begins(b) - begins(a) ||
        (a.key < b.key ? -1 : 1),
    );
  return { notices, trace };
}

/** When a version comes into force, in milliseconds since 1970. */
const begins = (version: Notice): number => Date.parse(version.effective.from);

/** Whether a version of a notice comes after another: by its date, or on one date by its name. */
export const follows = (a: Notice, b: Notice): boolean =>
  begins(a) > begins(b) || (begins(a) === begins(b) && a.version > b.version);

function mismatch(rule: AudienceRule, audience: Audience): string | undefined {
  return Object.keys(rule).find(
    (attribute) => !rule[attribute]?.includes(audience[attribute] as string),
  );
}

function timing(version: Notice, versions: readonly Notice[], at: Date): Trace['outcome'] {
  const now = at.getTime();
  if (begins(version) > now) return 'not-yet';
  const later = versions.some(
    (other) => other.key === version.key && follows(other, version) && begins(other) <= now,
  );
  if (later) return 'superseded';
  const { until } = version.effective;
  return until !== undefined && Date.parse(until) <= now ? 'ended' : 'applies';
}

import type { Audience, AudienceRule, Notice } from './notice.ts';

/** What became of one version of one notice, and why: for people who ask. */
export interface Trace {
  readonly notice: string;
  readonly version: string;
  readonly outcome: 'applies' | 'not-yet' | 'ended' | 'superseded' | 'other-audience';
  /** The attribute that decided it, where one did. */
  readonly attribute?: string;
}

export interface Selection<Version extends Notice> {
  /** In the order in which their words are shown. */
  readonly notices: readonly Version[];
  readonly trace: readonly Trace[];
}

/**
 * The notices that apply to an audience at an instant, in a total order: precedence, then the
 * later date, then the key. Of one notice at most one version is in force: the latest begun. An
 * attribute that the audience does not state matches no rule that needs it.
 */
export function select<Version extends Notice>(
  versions: readonly Version[],
  audience: Audience,
  at: Date,
): Selection<Version> {
  const trace = versions.map((version): Trace => {
    const { key: notice, version: number } = version;
    const failed = mismatch(version.audience, audience);
    return {
      notice,
      version: number,
      ...(failed === undefined
        ? { outcome: timing(version, versions, at) }
        : { outcome: 'other-audience', attribute: failed }),
    };
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
export const begins = (version: Notice): number => Date.parse(version.effective.from);

function mismatch(rule: AudienceRule, audience: Audience): string | undefined {
  return Object.keys(rule).find(
    (attribute) =>
      !Object.hasOwn(audience, attribute) ||
      !rule[attribute]?.includes(audience[attribute] as string),
  );
}

function timing(version: Notice, versions: readonly Notice[], at: Date): Trace['outcome'] {
  const now = at.getTime();
  if (begins(version) > now) return 'not-yet';
  const later = versions.some(
    (other) => other.key === version.key && begins(other) > begins(version) && begins(other) <= now,
  );
  if (later) return 'superseded';
  const { until } = version.effective;
  return until !== undefined && Date.parse(until) <= now ? 'ended' : 'applies';
}

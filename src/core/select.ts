import { applicable } from './applicable.ts';
import type { Audience, Operator } from './audience.ts';
import type { Notice } from './notice.ts';
import { own } from './own.ts';
import { fulfils, questionsOf, type Question } from './rule.ts';
import { timingOf, type Timing } from './timing.ts';

/** One question of a rule, what the audience states, and whether that fulfils it. */
export interface Answer {
  readonly attribute: string;
  readonly operator: Operator;
  readonly wanted: Question[2];
  readonly given: Audience[string] | undefined;
  readonly holds: boolean;
  /** The same in words. */
  readonly says: string;
}

/** What became of one version of one notice, and why: for people who ask. */
export interface Trace {
  readonly notice: string;
  readonly version: string;
  readonly outcome: 'applies' | 'other-audience' | Exclude<Timing, 'in-force'>;
  readonly answers: readonly Answer[];
  /** The outcome in words. */
  readonly says: string;
}

export interface Selection<Version extends Notice> {
  /** In the order in which their words are shown. */
  readonly notices: readonly Version[];
  /** One line for each version, in the order given. */
  readonly trace: readonly Trace[];
}

/** The notices that apply, as `applicable` finds them, and for every version why it does or not. */
export function select<Version extends Notice>(
  versions: readonly Version[],
  audience: Audience,
  at: Date,
): Selection<Version> {
  return {
    notices: applicable(versions, audience, at),
    trace: versions.map((version) => traceOf(version, versions, audience, at)),
  };
}

function traceOf(
  version: Notice,
  versions: readonly Notice[],
  audience: Audience,
  at: Date,
): Trace {
  const answers = questionsOf(version.audience).map((question): Answer => {
    const [attribute, operator, wanted] = question;
    const given = own(audience, attribute);
    const holds = fulfils(audience, question);
    return { attribute, operator, wanted, given, holds, says: inWords(question, given, holds) };
  });
  const timing = timingOf(version, versions, at);
  const failed = answers.filter(({ holds }) => !holds).map(({ says }) => says);
  const matches = failed.length > 0 ? 'other-audience' : 'applies';
  const outcome = timing === 'in-force' ? matches : timing;
  return {
    notice: version.key,
    version: version.version,
    outcome,
    answers,
    says: OUTCOMES[outcome](version, failed),
  };
}

const OUTCOMES: {
  readonly [outcome in Trace['outcome']]: (version: Notice, failed: readonly string[]) => string;
} = {
  applies: ({ audience }) =>
    Object.keys(audience).length > 0
      ? 'It applies: every rule matches.'
      : 'It applies: it is for everybody.',
  'other-audience': (_, failed) => `It is for others: ${failed.join('; ')}.`,
  'not-yet': ({ effective }) => `It comes into force at ${effective.from}.`,
  ended: ({ effective }) => `It ended at ${effective.until}.`,
  superseded: () => 'A later version is in force in its place.',
};

const WANTS: { readonly [operator in Operator]: string } = {
  is: 'one of',
  isNot: 'none of',
  before: 'before',
  from: 'on or after',
  atLeast: 'at least',
  below: 'below',
  neverSince: 'never on or after',
  everSince: 'at some time on or after',
};

function inWords(
  [attribute, operator, wanted]: Question,
  given: Audience[string] | undefined,
  holds: boolean,
): string {
  const rule = `${attribute} must be ${WANTS[operator]} ${[wanted].flat().join(', ')}`;
  if (given === undefined) return `${rule}, and is not stated`;
  return `${rule}, and ${holds ? 'is' : 'is not'}: ${toText(given)}`;
}

/** Whatever it is: an audience may be of the wrong type, and that must be told too. */
function toText(given: Audience[string]): string {
  if (typeof given === 'string') return given;
  if (!Array.isArray(given)) return JSON.stringify(given);
  const parts = given.map((item) =>
    typeof item === 'string' ? item : `${item?.from} to ${item?.until ?? 'now'}`,
  );
  return parts.join(', ') || 'none';
}

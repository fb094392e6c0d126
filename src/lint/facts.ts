import type { Notice } from '../core/notice.ts';
import type { NoticeWords } from '../core/words.ts';
import type { Path } from './finding.ts';

/** A fact of a notice, and where each locale's words for it stand. */
export interface Fact {
  /** From the notice. */
  readonly path: Path;
  /** From the words of one locale. */
  readonly words: Path;
}

/** The members that have the same name, and the same keys, among the facts and among the words. */
const ALIKE = [
  'purposes',
  'changes',
  'groups',
  'acquisition',
  'prohibitions',
  'provisions',
  'jointUse',
  'entrustments',
  'transfers',
  'security',
  'retention',
  'approvals',
  'procedures',
  'contacts',
  'bodies',
  'certifications',
  'references',
] as const satisfies readonly (keyof Notice & keyof NoticeWords)[];

/** All facts of a notice that have words of their own. */
export function* factsOf(notice: Notice): Generator<Fact> {
  for (const member of ALIKE) {
    for (const [index, fact] of (notice[member] ?? []).entries()) {
      yield { path: [member, index], words: [member, typeof fact === 'string' ? fact : fact.key] };
    }
  }
  for (const [index, { key }] of (notice.incidents?.entries ?? []).entries()) {
    yield { path: ['incidents', 'entries', index], words: ['incidents', key] };
  }
  for (const [index, { key, fields }] of (notice.form ?? []).entries()) {
    const group = ['form', index];
    yield { path: group, words: ['form', 'groups', key] };
    for (const [place, field] of fields.entries()) {
      const path = [...group, 'fields', place];
      yield { path, words: ['form', 'fields', field.key] };
      for (const [at, option] of (field.options ?? []).entries()) {
        yield { path: [...path, 'options', at], words: ['form', 'options', option] };
      }
    }
  }
}

/** The places in the words of one locale that are keyed by facts. */
export const KEYED: readonly Path[] = [
  ...ALIKE.map((member) => [member]),
  ['incidents'],
  ['form', 'groups'],
  ['form', 'fields'],
  ['form', 'options'],
];

/** What stands at a path, where something does. */
export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as { readonly [step: string | number]: unknown })[step]
        : undefined,
    value,
  );

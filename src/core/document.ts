import type { Attribute, AudienceRule } from './audience.ts';
import { isCivilDate } from './civil.ts';
import { keyOf, REGISTRIES } from './declared.ts';
import { covers, hostOf } from './origins.ts';
import { own } from './own.ts';
import { EXEMPTIONS } from './exemption.ts';
import { STRONGEST_FIRST } from './mechanism.ts';
import { fits } from './misfit.ts';
import type { Notice, NoticesDocument } from './notice.ts';
import { TYPE_OF } from './operator.ts';
import type { PurposeUse } from './purpose.ts';
import { conditionOf } from './rule.ts';
import { guardsSecrecy } from './secrecy.ts';
import { isWide, SOURCE } from './source.ts';
import { isAsked } from './state.ts';
import { STRICTEST_FIRST } from './strictest.ts';
import type { Registry, Texts } from './units.ts';
import { isUnsafe } from './unsafe.ts';

/** How many characters the JSON of one notice may have. */
export const LONGEST = 1_000_000;

/**
 * Whether an unknown value can be used as `notices.json`: the page's quick yes or no. Where it says
 * no, `explain` says why. It asks for all on which state, selection, the gate and display depend,
 * so that a document that passes cannot open anything by mistake.
 */
export function isNoticesDocument(value: unknown): value is NoticesDocument {
  try {
    demandDocument(value as NoticesDocument);
    return true;
  } catch {
    // Or it lacks something that every document has, or has another kind of thing in its place.
    return false;
  }
}

function demand(holds: unknown): void {
  if (!holds) throw new TypeError();
}

function demandDocument(document: NoticesDocument): void {
  const { doui, attributes = {}, notices, controllers, recipients, data, laws } = document;
  const declared = [controllers, recipients, data, laws, document.transmissions].flatMap(
    (registry): readonly Declared[] => Object.values(registry ?? {}),
  );
  demand(doui === 1 && notices.length && standInOrder(notices));
  demandDistinct(notices.map(({ key, version }) => JSON.stringify([key, version])));
  for (const { values = [] } of Object.values(attributes)) demandNames(values);
  for (const { origins, purposes, exemption } of Object.values(document.transmissions ?? {})) {
    demandSources(origins);
    // With none, it would always be allowed.
    demand(purposes.length || exemption);
  }
  demandGuard(document);
  demandSignals(document);
  for (const one of declared) {
    demandWords(one.texts, ({ name, purpose }) => [name ?? purpose]);
    demandFacts(one, document);
  }
  for (const notice of notices) {
    demandNotice(notice, notices);
    demandFacts(notice, document);
    for (const use of notice.purposes) demandUse(use, notice, data);
  }
  JSON.stringify(document, (member, value) => {
    demand(member === 'pattern' || typeof value !== 'string' || !isUnsafe(value));
    return value;
  });
}

/** What all that is declared by a key may have. */
interface Declared {
  readonly texts: Texts<{ readonly name?: string; readonly purpose?: string }>;
}

function demandSources(sources: readonly string[]): void {
  demandNames(sources);
  demandDistinct(sources);
  demand(sources.every((source) => SOURCE.test(source) && !isWide(source)));
}

/** What is the site's own is never held, so that no recipient's host may lie in it. */
function demandGuard({ guard, transmissions = {} }: NoticesDocument): void {
  if (guard === undefined) return;
  const { mode, own: site = [] } = guard;
  const theirs = Object.values(transmissions).flatMap(({ origins }) => origins.map(hostOf));
  demand(mode === 'enforce' || mode === 'report');
  demandSources(site);
  demand(!site.some((source) => theirs.some((host) => covers(hostOf(source), host))));
}

/** A word that follows no purpose would be granted to everybody. */
function demandSignals({ signals = [], purposes }: NoticesDocument): void {
  demandDistinct(signals.map(({ key }) => key));
  for (const { follows } of signals) {
    for (const keys of Object.values(follows as Registry<readonly string[]>)) {
      demandDistinct(keys);
      demand(keys.length && keys.every((purpose) => own(purposes, purpose)));
    }
  }
}

/** Whether every notice stands above those that it overrides, all versions taken together. */
function standInOrder(notices: readonly Notice[]): boolean {
  const above = notices.filter(({ overrides = [] }) =>
    notices.some(({ key }) => overrides.includes(key)),
  );
  return !above.length || (above.length < notices.length && standInOrder(above));
}

function demandNotice(notice: Notice, all: readonly Notice[]): void {
  const { key, version, effective, audience, overrides = [], texts } = notice;
  const { from, until = NEVER } = effective;
  demandNames([key, version]);
  demand(timeOf(until) > timeOf(from));
  demand(typeof audience === 'object');
  demand(overrides.every((other) => all.some(({ key }) => key === other)));
  demand(JSON.stringify(notice).length <= LONGEST);
  demandWords(texts, ({ title, summary, purposes, sections = {} }) => [
    title,
    summary,
    ...Object.values(purposes).flatMap((words) => [words.title, words.description]),
    ...Object.values(sections).flatMap(({ title, body }) => body.concat(title)),
  ]);
}

function demandUse(use: PurposeUse, { texts }: Notice, data: NoticesDocument['data'] = {}): void {
  const { key, basis, mechanism = 'explicit', exemption, validDays = 1, controllable = true } = use;
  const words = Object.values(texts).flatMap(({ purposes }) => own(purposes, key) ?? []);
  demand(STRICTEST_FIRST.includes(basis) && STRONGEST_FIRST.includes(mechanism));
  demand(basis === 'consent' || !(use.mechanism ?? use.withdrawal));
  demand(basis === 'exempt' ? EXEMPTIONS.includes(exemption as never) : !exemption);
  demand(validDays > 0 && Number.isFinite(validDays));
  // A purpose without words in any locale cannot be shown, so it cannot be asked.
  demand(words.length);
  demand(controllable || (!isAsked(basis) && words.every((told) => told.uncontrollable)));
  demand(!use.data?.some((kind) => data[kind]?.secrecy) || guardsSecrecy(basis, mechanism));
}

const NEVER = '9999-12-31T00:00Z';

/** An instant in milliseconds, or `NaN`. Without an offset it would vary with the time zone. */
const timeOf = (at: string): number =>
  /T[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(at) && isCivilDate(at.slice(0, 10)) ? Date.parse(at) : NaN;

/** What stands in members of these names is formatted when it is shown, which throws at others. */
const FORMATTED: readonly (readonly [members: RegExp, is: (value: unknown) => unknown])[] = [
  [/^(enacted|amended|since|date|ended)$/, isCivilDate],
  [/^(only|authoritative)$/, (tag) => Intl.getCanonicalLocales(tag as string)],
  [/^country$/, (code) => /^[A-Z]{2}$/.test(code as string)],
  [/^currency$/, (code) => /^[A-Z]{3}$/.test(code as string)],
];

/** Facts hold nothing that is not declared, cannot be formatted, or is there twice. */
function demandFacts(facts: unknown, document: NoticesDocument): void {
  JSON.stringify(facts, (member, value: unknown) => {
    if (value === undefined || member === 'texts') return;
    if (member === 'audience') return demandRule(value as AudienceRule, document.attributes ?? {});
    const items = [value].flat();
    const keys = items.map(keyOf);
    demandDistinct(keys);
    demand(!items.includes(null));
    for (const [members, is] of FORMATTED) demand(!members.test(member) || items.every(is));
    const registry = own(REGISTRIES, member);
    if (registry) {
      const declared: readonly unknown[] = Object.keys(document[registry] ?? {});
      demand(Array.isArray(value) === /(s|data)$/.test(member));
      demand(keys.every((key) => declared.includes(key)));
    }
    return value;
  });
}

function demandRule(rule: AudienceRule, attributes: Registry<Attribute>): void {
  for (const [name, condition] of Object.entries(rule)) {
    const attribute = own(attributes, name) as Attribute;
    const { type } = attribute;
    const questions = Object.entries(conditionOf(condition));
    demand(type && questions.length);
    for (const [operator, wanted] of questions) {
      demand(
        own<string>(TYPE_OF, operator) === type && Array.isArray(wanted) === (type === 'words'),
      );
      demand(type === 'periods' ? isCivilDate(wanted) : fits(attribute, wanted));
    }
  }
}

/** Words in at least one locale, and in each none that is empty. */
function demandWords<Words>(
  texts: Texts<Words>,
  linesOf: (words: Words) => readonly unknown[],
): void {
  demand(Intl.getCanonicalLocales(Object.keys(texts)).length);
  Object.values(texts).forEach((words) => demandNames(linesOf(words)));
}

const demandNames = (values: readonly unknown[]): void =>
  demand(Array.isArray(values) && values.every((value) => typeof value === 'string' && value));

const demandDistinct = (values: readonly unknown[]): void =>
  demand(new Set(values).size === values.length);

import type { Attribute, AudienceRule } from './audience.ts';
import { isCivilDate, isInstant } from './civil.ts';
import { declaredFor, keyOf, ONE, own } from './declared.ts';
import type { DataCategory } from './disclosure.ts';
import { EXEMPTIONS } from './exemption.ts';
import { STRONGEST_FIRST } from './mechanism.ts';
import type { Notice, NoticesDocument } from './notice.ts';
import { TYPE_OF } from './operator.ts';
import type { PurposeUse } from './purpose.ts';
import { guardsSecrecy } from './secrecy.ts';
import { isAsked, STRICTEST_FIRST } from './state.ts';
import type { Registry, Texts } from './units.ts';
import { hasMarkup, hasProgram } from './unsafe.ts';

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
  const { doui, attributes = {}, controllers, recipients, notices } = document;
  const { data = {}, laws = {}, transmissions = {} } = document;
  const sent = Object.values(transmissions);
  const named = [controllers, recipients, data, laws].flatMap((registry) =>
    Object.values<{ readonly texts: Texts<{ readonly name: string }> }>(registry),
  );
  demand(doui === 1 && notices.length && standInOrder(notices));
  demandDistinct(notices.map(({ key, version }) => JSON.stringify([key, version])));
  Object.values(attributes).forEach(demandAttribute);
  for (const { texts } of named) demandWords(texts, ({ name }) => [name]);
  for (const { origins, texts } of sent) {
    demandNames(origins);
    demandWords(texts, ({ purpose }) => [purpose]);
  }
  demandFacts([named, sent], document);
  for (const notice of notices) {
    demandNotice(notice, notices);
    demandFacts(notice, document, notice);
    for (const use of notice.purposes) demandUse(use, notice, data);
  }
  JSON.stringify(document, (member, value) => {
    demand(
      member === 'pattern' || typeof value !== 'string' || !(hasMarkup(value) || hasProgram(value)),
    );
    return value;
  });
}

/** Whether every notice stands above those that it overrides, all versions taken together. */
function standInOrder(notices: readonly Notice[]): boolean {
  const above = notices.filter(({ overrides = [] }) =>
    notices.some(({ key }) => overrides.includes(key)),
  );
  return !above.length || (above.length < notices.length && standInOrder(above));
}

function demandAttribute({ type, values }: Attribute): void {
  demand(Object.values(TYPE_OF).includes(type));
  if (values !== undefined) {
    demand(type === 'words');
    demandNames(values);
  }
}

function demandNotice(notice: Notice, all: readonly Notice[]): void {
  const { key, version, effective, audience, overrides = [], texts } = notice;
  const { from, until } = effective;
  demandNames([key, version]);
  demand(isInstant(from));
  demand(until === undefined || (isInstant(until) && Date.parse(until) > Date.parse(from)));
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

function demandUse(use: PurposeUse, { texts }: Notice, data: Registry<DataCategory>): void {
  const { key, basis, mechanism, exemption, withdrawal, validDays = 1, controllable = true } = use;
  const words = Object.values(texts).flatMap(({ purposes }) => own(purposes, key) ?? []);
  demand(STRICTEST_FIRST.includes(basis));
  if (mechanism !== undefined) demand(STRONGEST_FIRST.includes(mechanism));
  if (basis !== 'consent') demand(mechanism === withdrawal);
  demand(basis === 'exempt' ? EXEMPTIONS.includes(exemption as never) : exemption === undefined);
  demand(validDays > 0 && Number.isFinite(validDays));
  // A purpose without words in any locale cannot be shown, so it cannot be asked.
  demand(words.length);
  demand(controllable || (!isAsked(basis) && words.every((told) => told.uncontrollable)));
  demand(!use.data?.some((kind) => data[kind]?.secrecy) || guardsSecrecy(basis, mechanism));
}

/** What stands in members of these names, wherever they are, must be formatted when it is shown. */
const FORMATTED: readonly (readonly [members: RegExp, is: (value: string) => unknown])[] = [
  [/^(enacted|amended|since|date|ended)$/, isCivilDate],
  [/^(only|authoritative)$/, Intl.getCanonicalLocales],
  [/^country$/, (value) => /^[A-Z]{2}$/.test(value)],
  [/^currency$/, (value) => /^[A-Z]{3}$/.test(value)],
  [/^amount/, (value) => Number.isFinite(value)],
];

/** Facts hold nothing that is not declared, cannot be formatted, or is there twice. */
function demandFacts(facts: unknown, document: NoticesDocument, notice?: Notice): void {
  JSON.stringify(facts, (member, value: unknown) => {
    if (value === undefined || member === 'texts') return;
    if (member === 'audience') return demandRule(value as AudienceRule, document.attributes ?? {});
    const items = [value].flat();
    const keys = items.map(keyOf);
    demandDistinct(keys);
    demand(!items.includes(null));
    for (const [members, is] of FORMATTED)
      demand(!members.test(member) || items.every(is as never));
    const declared = declaredFor(member, { ...document }, { ...notice });
    if (declared) {
      demand(Array.isArray(value) !== ONE.test(member));
      demand(keys.every((key) => declared.keys.includes(key)));
    }
    return value;
  });
}

function demandRule(rule: AudienceRule, attributes: Registry<Attribute>): void {
  for (const [name, condition] of Object.entries(rule)) {
    const { type, values } = own(attributes, name) as Attribute;
    const questions = Object.entries(Array.isArray(condition) ? { is: condition } : condition);
    demand(questions.length);
    for (const [operator, wanted] of questions) {
      demand(own<string>(TYPE_OF, operator) === type);
      if (type === 'words') {
        demandNames(wanted);
        demand(wanted.every((word: string) => values?.includes(word) ?? true));
      } else demand(type === 'number' ? Number.isFinite(wanted) : isCivilDate(wanted));
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

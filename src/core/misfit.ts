import type { Attribute, Audience } from './audience.ts';
import { isCivilDate } from './civil.ts';
import { isFields } from './fields.ts';
import { own } from './own.ts';
import type { Registry } from './units.ts';

/**
 * What an audience says that cannot be said of these attributes: a line for each, with what was
 * given and what to give. What is said so fulfils no rule that asks for it.
 */
export function misfits(attributes: Registry<Attribute>, audience: Audience): string[] {
  if (!isFields(audience)) return [`The audience is ${brief(audience)}. Give an object.`];
  return Object.entries(audience).flatMap(([name, given]) => {
    const attribute = own(attributes, name);
    if (given === undefined || (attribute && fits(attribute, given))) return [];
    const [what, mend] = attribute
      ? [brief(given), `Give ${attribute.values?.join(' or ') ?? WANTED[attribute.type]}.`]
      : ['not declared', 'Declare it in “attributes” of the notices, or leave it out.'];
    return `audience.${name} is ${what}. ${mend}`;
  });
}

/** Whether a value can be that of an attribute. */
export function fits({ type, values }: Attribute, given: unknown): boolean {
  if (type === 'date') return isCivilDate(given);
  if (type === 'number') return Number.isFinite(given);
  if (type === 'periods') return Array.isArray(given) && given.every(isPeriod);
  return [given]
    .flat()
    .every((word) => typeof word === 'string' && (values?.includes(word) ?? true));
}

const isPeriod = (period: unknown): boolean =>
  isFields(period) &&
  isCivilDate(period['from']) &&
  (period['until'] === undefined ||
    (isCivilDate(period['until']) && period['until'] > period['from']));

const WANTED: { readonly [type in Attribute['type']]: string } = {
  words: 'a word, or a list of words',
  date: 'a date that exists, such as 2024-04-12',
  number: 'a number',
  periods: 'a list such as [{"from":"2018-04-01","until":"2019-04-01"}]',
};

function brief(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 60);
  } catch {
    return `a ${typeof value}`;
  }
}

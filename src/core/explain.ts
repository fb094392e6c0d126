import * as v from 'valibot';
import { shape } from './shape.ts';

/**
 * What is wrong with a value that should be `notices.json`: a line for each fault, with where it is
 * and what belongs there; none for a sound document. It looks closer than `isNoticesDocument`, so
 * that it also finds misspelt members and periods that end before they begin. Loaded only when it
 * is needed.
 */
export function explain(value: unknown): string[] {
  const { issues = [] } = v.safeParse(shape, value);
  return [...issues.map(lineOf), ...contradictions(value)];
}

function lineOf({ path, message, expected, input }: v.BaseIssue<unknown>): string {
  const where = pathOf(path?.map(({ key }) => key) ?? []);
  if (expected === 'never') return `${where} is not part of this format. Check its spelling.`;
  return `${where} is ${nameOf(input)}. ${message}`;
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === '') return 'empty';
  if (typeof value === 'string') return `"${brief(value)}"`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (Object.keys(value).length === 0) return 'empty';
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** As a program would write it: `notices[1].texts["zh-Hant"].title`. */
function pathOf(keys: readonly unknown[]): string {
  const steps = keys.map((key) =>
    /^[a-z_$][\w$]*$/i.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`,
  );
  return steps.join('').replace(/^\./, '') || 'The document';
}

const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Where parts that are each well-formed do not fit together. Passes over what is not. */
function* contradictions(document: unknown): Generator<string> {
  const { notices, controllers, purposes, recipients } = fieldsOf(document);
  const places = new Map<string, string>();
  for (const [index, notice] of listOf(notices).entries()) {
    const at = `notices[${index}]`;
    const { key, version, controller, effective, renews, purposes: uses, texts } = fieldsOf(notice);
    const name = JSON.stringify([key, version]);
    const other = places.get(name);
    if (other === undefined) places.set(name, at);
    else yield `${at} has the key and version of ${other}. Give it another version.`;

    const { from, until } = fieldsOf(effective);
    if (Date.parse(String(until)) <= Date.parse(String(from))) {
      yield `${at}.effective.until is not after from. Write a later instant.`;
    }
    yield* undeclared(`${at}.controller`, [controller], 'controllers', controllers);
    yield* undeclared(`${at}.renews`, listOf(renews), 'purposes', purposes);
    const put = new Set<unknown>();
    for (const [place, use] of listOf(uses).entries()) {
      const here = `${at}.purposes[${place}]`;
      const { key: purpose, recipients: named } = fieldsOf(use);
      yield* undeclared(`${here}.key`, [purpose], 'purposes', purposes);
      yield* undeclared(`${here}.recipients`, listOf(named), 'recipients', recipients);
      if (put.has(purpose)) yield `${here} repeats a purpose of this notice. Remove one of them.`;
      put.add(purpose);
      if (
        !Object.values(fieldsOf(texts)).some((words) => has(fieldsOf(words)['purposes'], purpose))
      )
        yield `${here} has no words. Write them in ${at}.texts, under purposes.${String(purpose)}.`;
    }
  }
}

function* undeclared(
  where: string,
  names: readonly unknown[],
  registry: string,
  declared: unknown,
): Generator<string> {
  for (const name of names) {
    if (typeof name === 'string' && !has(declared, name)) {
      yield `${where} names "${brief(name)}", which ${registry} does not declare. Declare it there.`;
    }
  }
}

const has = (fields: unknown, key: unknown): boolean =>
  typeof key === 'string' && Object.hasOwn(fieldsOf(fields), key);

const fieldsOf = (value: unknown): { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

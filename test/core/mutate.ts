import * as fc from 'fast-check';

/** A value put at a place of a document; `undefined` removes what is there. */
export interface Edit {
  readonly at: readonly (string | number)[];
  readonly value: unknown;
}

/** The document with one edit. Where the place is not there any more, it stays as it is. */
export function edited(document: unknown, { at, value }: Edit): unknown {
  const [step, ...rest] = at;
  if (step === undefined) return value;
  if (typeof document !== 'object' || document === null) return document;
  if (Array.isArray(document)) {
    const items = document.map((item, index) =>
      index === step ? edited(item, { at: rest, value }) : item,
    );
    return items.filter((item, index) => index !== step || item !== undefined);
  }
  const fields = document as { readonly [key: string]: unknown };
  const member = edited(Object.hasOwn(fields, step) ? fields[step] : undefined, {
    at: rest,
    value,
  });
  // Not by assignment: `__proto__` is a name like any other.
  return Object.fromEntries([
    ...Object.entries(fields).filter(([key]) => key !== step),
    ...(member === undefined ? [] : [[step, member] as const]),
  ]);
}

/** One to three edits, at random places of a document: what is there goes, or becomes odd. */
export function mutations(document: unknown): fc.Arbitrary<Edit[]> {
  const places = placesOf(document);
  const odd = fc.oneof(
    fc.constantFrom(undefined, null, '', 0, true, [], {}, [null], 'ads', 'policy', '1', 'x'),
    fc.constantFrom(...places.map(({ value }) => value)),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const name = fc.constantFrom('__proto__', 'constructor', 'toString', 'ads', 'key', 'en', 'x');
  const place = fc.constantFrom(...places.map(({ at }) => at));
  const edit = fc
    .tuple(place, fc.option(name, { freq: 4, nil: undefined }), odd)
    .map(([at, member, value]) => ({ at: member === undefined ? at : [...at, member], value }));
  return fc.array(edit, { minLength: 1, maxLength: 3 });
}

function placesOf(value: unknown, at: Edit['at'] = []): Edit[] {
  const members =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, member]) =>
          placesOf(member, [...at, Array.isArray(value) ? Number(key) : key]),
        )
      : [];
  return [{ at, value }, ...members];
}

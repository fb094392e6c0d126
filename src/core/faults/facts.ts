import { keyOf, REGISTRIES } from '../declared.ts';
import { own } from '../own.ts';
import { ruleFaults } from './audience.ts';
import { fieldsOf, listOf, quoted, type Fault, type Path } from './fault.ts';

type Fields = { readonly [key: string]: unknown };

/** As `REGISTRIES`, where a list of the notice itself declares the keys. */
const LISTS: { readonly [member: string]: string } = {
  group: 'groups',
  acquired: 'acquisition',
  contacts: 'contacts',
  stop: 'contacts',
};

/**
 * Where facts name what is not declared, or say something twice. Words are no facts. No fact lies
 * deep, so that what lies deeper is passed over: the shape has told of it.
 */
export function* factFaults(
  path: Path,
  value: unknown,
  document: Fields,
  notice: Fields,
  depth = 0,
): Generator<Fault> {
  const member = path.findLast((step) => typeof step === 'string') ?? '';
  if (member === 'texts' || depth > 8) return;
  if (member === 'audience') {
    yield* ruleFaults(path, value, document['attributes']);
    return;
  }
  const inList = typeof path.at(-1) === 'number';
  const registry = own(REGISTRIES, member);
  const list = own(LISTS, member);
  const key = inList ? keyOf(value) : value;
  const place = registry ?? list;
  const declared = registry
    ? Object.keys(fieldsOf(own(document, registry)))
    : listOf(notice[list ?? '']).map(keyOf);
  if (place && typeof key === 'string' && !declared.includes(key)) {
    const message = `names ${quoted(key)}, which ${place} does not declare. Declare it there.`;
    yield { path: inList && key !== value ? [...path, 'key'] : path, message };
  }
  if (Array.isArray(value)) yield* repeats(path, value);
  for (const [name, inner] of Object.entries(fieldsOf(value))) {
    const step = Array.isArray(value) ? Number(name) : name;
    yield* factFaults([...path, step], inner, document, notice, depth + 1);
  }
}

/** What stands in a list more than once. */
export function* repeats(path: Path, list: readonly unknown[]): Generator<Fault> {
  const first = new Map<unknown, number>();
  for (const [index, item] of list.entries()) {
    const key = keyOf(item);
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    else {
      const what = typeof key === 'string' ? `${quoted(key)}, which stands` : 'what stands';
      const message = `repeats ${what} at [${before}] of this list. Remove one of them.`;
      yield { path: [...path, index], message };
    }
  }
}

import { own } from '../own.ts';
import { TYPE_OF } from '../operator.ts';
import { fieldsOf, listOf, quoted, type Fault, type Path } from './fault.ts';

/** Where the declarations of attributes contradict themselves. */
export function* attributeFaults(attributes: unknown): Generator<Fault> {
  for (const [name, attribute] of Object.entries(fieldsOf(attributes))) {
    const { type, values } = fieldsOf(attribute);
    if (values !== undefined && type !== 'words') {
      const message = `are words, and the type is ${quoted(type)}. Remove them, or write "words".`;
      yield { path: ['attributes', name, 'values'], message };
    }
  }
}

/** Where a rule asks what cannot be asked of the attributes that the document declares. */
export function* ruleFaults(path: Path, rule: unknown, attributes: unknown): Generator<Fault> {
  for (const [name, item] of Object.entries(Array.isArray(rule) ? {} : fieldsOf(rule))) {
    const here = [...path, name];
    const attribute = own(fieldsOf(attributes), name);
    const condition = Array.isArray(item) ? { is: item } : fieldsOf(item);
    if (attribute === undefined) {
      const message = `asks for ${quoted(name)}, which attributes does not declare. Declare it there.`;
      yield { path: here, message };
    }
    for (const [operator, wanted] of Object.entries(condition)) {
      yield* questionFaults(
        Array.isArray(item) ? here : [...here, operator],
        operator,
        wanted,
        attribute,
      );
    }
  }
}

function* questionFaults(
  path: Path,
  operator: string,
  wanted: unknown,
  attribute: unknown,
): Generator<Fault> {
  const { type, values } = fieldsOf(attribute);
  const suits = own<string>(TYPE_OF, operator);
  if (typeof type !== 'string' || suits === undefined) return;
  if (suits !== type) {
    const fit = Object.keys(TYPE_OF).filter((name) => own<string>(TYPE_OF, name) === type);
    const instead = fit.length > 0 ? ` Write one of: ${fit.join(', ')}.` : '';
    yield { path, message: `does not suit an attribute of type ${quoted(type)}.${instead}` };
  } else if (type === 'words' && Array.isArray(values)) {
    for (const [index, word] of listOf(wanted).entries()) {
      if (typeof word !== 'string' || values.includes(word)) continue;
      const message = `is ${quoted(word)}, which the attribute does not have. Write one of: ${values.join(', ')}.`;
      yield { path: [...path, index], message };
    }
  }
}

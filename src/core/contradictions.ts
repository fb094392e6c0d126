import { attributeFaults } from './faults/audience.ts';
import { factFaults } from './faults/facts.ts';
import { fieldsOf, type Fault } from './faults/fault.ts';
import { noticeFaults } from './faults/notices.ts';
import { guardFaults, signalFaults, transmissionFaults } from './faults/registry.ts';

/** Where parts that are each well-formed do not fit together. Passes over what is not. */
export function* contradictions(value: unknown): Generator<Fault> {
  const document = fieldsOf(value);
  yield* attributeFaults(document['attributes']);
  for (const [key, transmission] of Object.entries(fieldsOf(document['transmissions']))) {
    for (const [member, inner] of Object.entries(fieldsOf(transmission))) {
      yield* factFaults(['transmissions', key, member], inner, document, {});
    }
    yield* transmissionFaults(['transmissions', key], transmission, document['guard']);
  }
  yield* guardFaults(document);
  yield* signalFaults(document);
  yield* noticeFaults(document);
}

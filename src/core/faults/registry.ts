import { covers, hostOf } from '../origins.ts';
import { repeats } from './facts.ts';
import { fieldsOf, listOf, quoted, type Fault, type Path } from './fault.ts';

type Fields = { readonly [key: string]: unknown };

/** Where nothing would hold a transmission, or a policy does not know where it goes. */
export function* transmissionFaults(
  path: Path,
  transmission: unknown,
  guard: unknown,
): Generator<Fault> {
  const { purposes, origins, exemption } = fieldsOf(transmission);
  if (Array.isArray(purposes) && purposes.length === 0 && exemption === undefined) {
    yield {
      path: [...path, 'purposes'],
      message: 'is empty, which would always be allowed. Name its purposes.',
    };
  }
  if (Array.isArray(origins) && origins.length === 0 && fieldsOf(guard)['lockdown']) {
    const message =
      'is empty, and guard.lockdown keeps out what it does not name. Name its origins.';
    yield { path: [...path, 'origins'], message };
  }
}

/** Where the guard contradicts itself, or takes a recipient for the site. */
export function* guardFaults(document: Fields): Generator<Fault> {
  const { own, mode, lockdown } = fieldsOf(document['guard']);
  const path = ['guard', 'own'];
  yield* repeats(path, listOf(own));
  for (const [index, source] of listOf(own).entries()) {
    for (const [key, transmission] of Object.entries(fieldsOf(document['transmissions']))) {
      const taken = listOf(fieldsOf(transmission)['origins']).find((origin) =>
        covers(hostOf(String(source)), hostOf(String(origin))),
      );
      if (taken === undefined) continue;
      const message = `takes in ${quoted(taken)} of transmissions.${key}, which would never be held. Remove one of them.`;
      yield { path: [...path, index], message };
    }
  }
  if (lockdown === true && mode === 'report') {
    const message = 'holds, and guard.mode is "report". Write "enforce" there, or remove lockdown.';
    yield { path: ['guard', 'lockdown'], message };
  }
}

/** Where a party is told twice, or of a purpose that is not declared. */
export function* signalFaults({ signals, purposes }: Fields): Generator<Fault> {
  yield* repeats(['signals'], listOf(signals));
  for (const [index, signal] of listOf(signals).entries()) {
    for (const [word, keys] of Object.entries(fieldsOf(fieldsOf(signal)['follows']))) {
      const path = ['signals', index, 'follows', word];
      yield* repeats(path, listOf(keys));
      for (const [place, key] of listOf(keys).entries()) {
        if (typeof key !== 'string' || Object.hasOwn(fieldsOf(purposes), key)) continue;
        const message = `names ${quoted(key)}, which purposes does not declare. Declare it there.`;
        yield { path: [...path, place], message };
      }
    }
  }
}

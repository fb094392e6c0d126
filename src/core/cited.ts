import type { Attribute } from './audience.ts';
import { REGISTRIES } from './declared.ts';
import type { DataCategory, Transmission } from './disclosure.ts';
import type { Law } from './law.ts';
import type { Notice, NoticesDocument } from './notice.ts';
import type { Controller, Recipient } from './party.ts';
import type { Registry } from './units.ts';

/** What a notice names of what its document declares, beside its own controller. */
export interface Cited {
  /** Those that its audience rules ask about. */
  readonly attributes: Registry<Attribute>;
  readonly controllers: Registry<Controller>;
  readonly recipients: Registry<Recipient>;
  readonly data: Registry<DataCategory>;
  readonly laws: Registry<Law>;
  readonly transmissions: Registry<Transmission>;
}

/** All that people read with a notice: what it names, and what its transmissions name. */
export function citedBy(notice: Notice, document: NoticesDocument): Cited {
  const { attributes, controllers, recipients, data, laws } = document;
  const transmissions = disclosed(pick(document.transmissions, notice.transmissions ?? []));
  const named = (registry: keyof Cited): string[] => {
    const members = Object.keys(REGISTRIES).filter((member) => REGISTRIES[member] === registry);
    // Its own controller stands beside all of these.
    return namesIn([{ ...notice, controller: undefined }, transmissions], members);
  };
  const asking = [notice, notice.jointUse ?? []].flat();
  return {
    attributes: pick(
      attributes,
      asking.flatMap(({ audience = {} }) => Object.keys(audience)),
    ),
    controllers: pick(controllers, named('controllers')),
    recipients: pick(recipients, named('recipients')),
    data: pick(data, named('data')),
    laws: pick(laws, named('laws')),
    transmissions,
  };
}

/** As people read of them: how they are held may change without a new version of a notice. */
const disclosed = (transmissions: Registry<Transmission>): Registry<Transmission> =>
  Object.fromEntries(Object.entries(transmissions).map(([key, { gate, ...read }]) => [key, read]));

/** The strings that stand, anywhere in a value, in members of these names. */
function namesIn(value: unknown, members: readonly string[]): string[] {
  const found: unknown[] = [];
  JSON.stringify(value, (member, inner: unknown) => {
    if (members.includes(member)) found.push(inner);
    return inner;
  });
  return found.flat().filter((name) => typeof name === 'string');
}

const pick = <Value>(from: Registry<Value> = {}, keys: readonly string[]): Registry<Value> =>
  Object.fromEntries(
    keys.filter((key) => Object.hasOwn(from, key)).map((key) => [key, from[key] as Value]),
  );

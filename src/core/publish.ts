import type { Attribute } from './audience.ts';
import type { DataCategory, Transmission } from './disclosure.ts';
import { hashOf, type Hash } from './hash.ts';
import type { Law } from './law.ts';
import type { Notice, NoticesDocument } from './notice.ts';
import type { Controller, Recipient } from './party.ts';
import type { Registry } from './units.ts';

/** What a notice names of what its document declares. */
export interface Cited {
  /** Those that its audience rules ask about. */
  readonly attributes: Registry<Attribute>;
  readonly controllers: Registry<Controller>;
  readonly recipients: Registry<Recipient>;
  readonly data: Registry<DataCategory>;
  readonly laws: Registry<Law>;
  readonly transmissions: Registry<Transmission>;
}

/** A notice with everything that it refers to, as it is shown, and the name of those very words. */
export interface PublishedNotice extends Notice {
  /** The controller that `controller` names. */
  readonly by: Controller;
  readonly cited: Cited;
  /** The hash of all of the above: what an event pins (ISO/IEC TS 27560 `notice`). */
  readonly hash: Hash;
}

/** Resolves what each notice refers to, so that its hash covers all that a person can read in it. */
export function publish(document: NoticesDocument): Promise<PublishedNotice[]> {
  const { attributes, controllers, recipients, data, laws, transmissions } = document;
  return Promise.all(
    document.notices.map(async (notice) => {
      const sent = pick(transmissions, notice.transmissions ?? []);
      const named = (...members: string[]): string[] => namesIn([notice, sent], members);
      const asking = [notice, notice.jointUse ?? []].flat();
      const content = {
        ...notice,
        by: controllers[notice.controller] as Controller,
        cited: {
          attributes: pick(
            attributes,
            asking.flatMap(({ audience = {} }) => Object.keys(audience)),
          ),
          controllers: pick(controllers, named('responsible')),
          recipients: pick(recipients, named('recipients', 'users', 'recipient')),
          data: pick(data, named('data')),
          laws: pick(laws, named('law')),
          transmissions: sent,
        },
      };
      return { ...content, hash: await hashOf(content) };
    }),
  );
}

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

import * as v from 'valibot';
import type { PublishedNotice } from '../../core/publish.ts';
import type { Person, Store } from '../../core/store.ts';
import { ACCOUNT_NAME } from '../accountName.ts';
import { exportLines } from './export.ts';
import type { Keyring } from '../keys/keyring.ts';
import { ndjson } from './ndjson.ts';
import { problemResponse } from '../problem.ts';
import { purge, type Retention } from '../retention.ts';
import { standingOf, type Standing } from '../standing.ts';

/** What an operator's orders are carried out with. */
export interface DeskParts {
  readonly store: Store;
  readonly versions: readonly PublishedNotice[];
  readonly keyring: Keyring;
  readonly retention: Retention;
  readonly now: () => Date;
}

/** Carries out one order, whose body has not been judged yet. */
export type Order = (body: unknown) => Promise<Response>;

/** How many persons are read at a time. */
const PAGE = 100;

const Hash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const Account = v.pipe(v.string(), v.regex(ACCOUNT_NAME));
/** A person, by the one name or the other. */
const Whom = v.union([v.strictObject({ subject: Hash }), v.strictObject({ account: Account })]);
const Which = v.strictObject({
  purpose: v.exactOptional(Name),
  allowed: v.exactOptional(v.boolean()),
});
/** A store's cursor is at most a place and a subject. */
const Cursor = v.pipe(v.string(), v.maxLength(256));
const What = v.strictObject({
  since: v.exactOptional(Cursor),
  of: v.exactOptional(Whom),
  links: v.exactOptional(v.boolean()),
});
const Nothing = v.strictObject({});

/** The orders by name. */
export function createDesk(parts: DeskParts): ReadonlyMap<string, Order> {
  const { store, versions, keyring, retention, now } = parts;
  const standing = (person: Person, at: Date): Standing =>
    standingOf(
      person.events.map(({ sealed }) => sealed),
      versions,
      at,
    );

  async function* people(which: v.InferOutput<typeof Which>): AsyncGenerator<string> {
    const at = now();
    let count = 0;
    let after: string | undefined;
    do {
      const page = await store.people(after, PAGE);
      for (const person of page.people) {
        const purposes = Object.entries(standing(person, at)).filter(
          ([purpose, { allowed }]) =>
            (which.purpose ?? purpose) === purpose && (which.allowed ?? allowed) === allowed,
        );
        if (purposes.length === 0) continue;
        const { account, subjects } = person;
        yield lineOf({ account, subjects, purposes: Object.fromEntries(purposes) });
        count += 1;
      }
      after = page.next;
    } while (after !== undefined);
    // Whoever does not read this has not read all.
    yield lineOf({ end: true, at: at.toISOString(), people: count });
  }

  return new Map<string, Order>([
    [
      'state',
      ordered(Whom, async (whom) => {
        const at = now();
        const named = await store.person(whom);
        // What holds of a subject that is linked is what all of its account's decided.
        const linked =
          named?.account === undefined ? named : await store.person({ account: named.account });
        const person: Person = linked ?? { subjects: [], events: [] };
        const { account, subjects, events } = person;
        const purposes = standing(person, at);
        return json({ at: at.toISOString(), account, subjects, purposes, events });
      }),
    ],
    ['standing', ordered(Which, async (which) => ndjson(people(which)))],
    [
      'export',
      ordered(What, async (what) => {
        if (!(await isCursor(store, what.since))) return problemResponse('malformed-request');
        return ndjson(exportLines({ store, keyring, now }, what));
      }),
    ],
    [
      'erase',
      ordered(Whom, async (whom) => {
        // An account is only a link: what it linked stays, under names that say nothing.
        const done =
          'account' in whom
            ? await store.unlink(whom.account)
            : await store.erase(whom.subject, now().toISOString());
        return json({ erased: done });
      }),
    ],
    ['purge', ordered(Nothing, async () => json({ purged: await purge(store, retention, now()) }))],
  ]);
}

/** Asked before the answer begins: afterwards it could only break off. */
async function isCursor(store: Store, since: string | undefined): Promise<boolean> {
  try {
    if (since !== undefined) await store.since(since, 1);
    return true;
  } catch (caught) {
    if (caught instanceof TypeError) return false;
    throw caught;
  }
}

const ordered =
  <Schema extends v.GenericSchema>(
    schema: Schema,
    carryOut: (order: v.InferOutput<Schema>) => Promise<Response>,
  ): Order =>
  async (body) =>
    // To a schema an empty list is an object without members.
    !Array.isArray(body) && v.is(schema, body)
      ? carryOut(body)
      : problemResponse('malformed-request');

const json = (value: object): Response =>
  Response.json(value, { headers: { 'Cache-Control': 'no-store' } });

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;

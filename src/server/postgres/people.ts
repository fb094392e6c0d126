import type { SubjectId } from '../../core/event.ts';
import type { AccountId, Person, Store } from '../../core/store.ts';
import { afterAccount, afterSubject, personPlace } from '../cursor.ts';
import type { Query } from './query.ts';
import { storedEventOf, type StoredRow } from '../row.ts';
import { ROW } from './functions.ts';

const SUBJECT = `
  select one.account, one.subject as name, ${ROW}
  from doui_subject one left join doui_event held on held.subject = one.subject
  where one.subject = $1 order by held.seq`;

const ACCOUNT = `
  select one.account, one.subject as name, ${ROW}
  from doui_link one left join lateral (
    select * from doui_event where subject = one.subject offset 0) as held on true
  where one.account = $1 order by one.subject, held.seq`;

const PEOPLE = `
  with named as materialized (
    (select account, null as subject from doui_link
      where $1::text is not null and account > $1 group by account order by account limit $3)
    union all
    (select null, subject from doui_subject
      where account is null and seq > 0 and subject > $2 order by subject limit $3)
    order by account nulls last, subject limit $3
  )
  select named.account, coalesce(one.subject, named.subject) as name, ${ROW}
  from named
    left join lateral (
      select subject from doui_link where account = named.account offset 0) as one on true
    left join lateral (
      select * from doui_event where subject = coalesce(one.subject, named.subject) offset 0
    ) as held on true
  order by named.account nulls last, name, held.seq`;

/** An event, or nothing of a subject that has none. */
interface PersonRow extends StoredRow {
  readonly account: AccountId | null;
  readonly name: SubjectId;
}

/** Persons in PostgreSQL: read, unlinked, erased, and purged. */
export function postgresPeople(
  query: Query,
): Pick<Store, 'person' | 'people' | 'unlink' | 'erase' | 'purge'> {
  /** Whether the one row of an answer says so. */
  async function value<Value>(text: string, ...values: (string | number)[]): Promise<Value> {
    const [row] = await query<{ value: Value }>(`select ${text} as value`, ...values);
    return row?.value as Value;
  }

  return {
    async person(of) {
      const rows =
        'account' in of
          ? await query<PersonRow>(ACCOUNT, of.account)
          : await query<PersonRow>(SUBJECT, of.subject);
      return peopleOf(rows)[0];
    },

    async people(after, limit) {
      const last = personPlace(after);
      const [account, subject] = 'account' in last ? [last.account, ''] : [null, last.subject];
      // One more than asked for, to see whether there are more.
      const found = peopleOf(await query<PersonRow>(PEOPLE, account, subject, limit + 1));
      const people = found.slice(0, limit);
      const end = people.at(-1);
      return { people, next: found.length > limit && end ? afterPerson(end) : undefined };
    },

    unlink: (account) => value('doui_unlink($1)', account),
    erase: (subject, at) => value('doui_erase($1, $2)', subject, at),
    purge: async (before, limit) => Number(await value('doui_purge($1, $2)', before, limit)),
  };
}

/** Rows that come person by person, and subject by subject. */
function peopleOf(rows: readonly PersonRow[]): Person[] {
  const people = new Map<string, PersonRow[]>();
  for (const row of rows) {
    const name = row.account === null ? afterSubject(row.name) : afterAccount(row.account);
    const known = people.get(name);
    if (known === undefined) people.set(name, [row]);
    else known.push(row);
  }
  return [...people.values()].flatMap((own) => {
    const account = own[0]?.account ?? null;
    const events = own.filter(({ id }) => id !== null).map(storedEventOf);
    // What a subject leaves behind that has lost its link before it had an event.
    if (account === null && events.length === 0) return [];
    const known = { subjects: [...new Set(own.map(({ name }) => name))], events };
    return account === null ? known : { account, ...known };
  });
}

const afterPerson = ({ account, subjects: [subject = ''] }: Person): string =>
  account === undefined ? afterSubject(subject) : afterAccount(account);

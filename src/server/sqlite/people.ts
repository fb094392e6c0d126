import type { SubjectId } from '../../core/event.ts';
import type { AccountId, Person, Store } from '../../core/store.ts';
import { afterAccount, afterSubject, personPlace } from '../cursor.ts';
import { COLUMNS, storedEventOf, type StoredRow } from '../row.ts';
import type { Open } from './open.ts';

/** How many subjects are looked at before something else has its turn. */
const SLICE = 1000;

const LAST = `(select received from doui_event last
  where last.subject = doui_event.subject order by last.seq desc limit 1)`;

/** Persons in SQLite: read, unlinked, erased, and purged. */
export function sqlitePeople({
  prepare,
  read,
  write,
}: Open): Pick<Store, 'person' | 'people' | 'unlink' | 'erase' | 'purge'> {
  const all = prepare<StoredRow>(
    `select ${COLUMNS} from doui_event where subject = ? order by seq`,
  );
  const accountOf = prepare<{ account: AccountId }>(
    'select account from doui_link where subject = ?',
  );
  const linked = prepare<{ subject: SubjectId }>(
    'select subject from doui_link where account = ? order by subject',
  );
  const accountsAfter = prepare<{ account: AccountId }>(
    'select distinct account from doui_link where account > ? order by account limit ?',
  );
  // A subject that has events has one at the first place.
  const subjectsAfter = prepare<{ subject: SubjectId }>(
    `select subject from doui_event where seq = 1 and subject > ?
       and not exists (select 1 from doui_link where doui_link.subject = doui_event.subject)
     order by subject limit ?`,
  );
  const lastsAfter = prepare<{ subject: SubjectId; received: string }>(
    `select subject, ${LAST} received from doui_event where seq = 1 and subject > ?
     order by subject limit ?`,
  );
  const isOld = prepare(`select 1 from doui_event where seq = 1 and subject = ? and ${LAST} < ?`);
  const unlink = prepare('delete from doui_link where account = ?');
  const unlinkOne = prepare('delete from doui_link where subject = ?');
  const empty = prepare('delete from doui_event where subject = ?');
  const bury = prepare('insert into doui_tombstone values (?, ?) on conflict do nothing');

  const eventsOf = (subject: SubjectId) => all.all(subject).map(storedEventOf);
  function ofAccount(account: AccountId): Person {
    const subjects = linked.all(account).map(({ subject }) => subject);
    return { account, subjects, events: subjects.flatMap(eventsOf) };
  }
  function ofSubject(subject: SubjectId): Person {
    const account = accountOf.get(subject)?.account;
    const known = { subjects: [subject], events: eventsOf(subject) };
    return account === undefined ? known : { account, ...known };
  }
  const remove = (subject: SubjectId): boolean => unlinkOne.run(subject) + empty.run(subject) > 0;

  return {
    person: (of) =>
      read(() => {
        const person = 'account' in of ? ofAccount(of.account) : ofSubject(of.subject);
        const isKnown =
          person.events.length > 0 || (person.account !== undefined && person.subjects.length > 0);
        return isKnown ? person : undefined;
      }),

    async people(after, limit) {
      const last = personPlace(after);
      return read(() => {
        // One more than asked for, to see whether there are more.
        const accounts = 'account' in last ? accountsAfter.all(last.account, limit + 1) : [];
        const from = 'subject' in last ? last.subject : '';
        const alone = subjectsAfter.all(from, limit + 1 - accounts.length);
        const names = [
          ...accounts.map(({ account }) => [afterAccount(account), account, ofAccount] as const),
          ...alone.map(({ subject }) => [afterSubject(subject), subject, ofSubject] as const),
        ];
        const given = names.slice(0, limit);
        return {
          people: given.map(([, name, personOf]) => personOf(name)),
          next: names.length > limit ? given.at(-1)?.[0] : undefined,
        };
      });
    },

    unlink: (account) => write(() => unlink.run(account) > 0),

    erase: (subject, at) =>
      write(() => {
        bury.run(subject, at);
        return remove(subject);
      }),

    async purge(before, limit) {
      let purged = 0;
      let after: SubjectId | undefined = '';
      while (after !== undefined && purged < limit) {
        const from: SubjectId = after;
        const subjects = await read(() => lastsAfter.all(from, SLICE));
        const old = subjects.filter(({ received }) => received < before).slice(0, limit - purged);
        purged += await write(() => {
          // Asked once more, now that nobody else writes: one may have come back.
          const still = old.filter(({ subject }) => isOld.get(subject, before) !== undefined);
          return still.filter(({ subject }) => remove(subject)).length;
        });
        after = subjects.at(-1)?.subject;
      }
      return purged;
    },
  };
}

import type { EventId, SubjectId } from '../../core/event.ts';
import type { Store, StoredEvent, Taken, Taking } from '../../core/store.ts';
import { afterEvent, feedPlace } from '../cursor.ts';
import { COLUMNS, rowOf, storedEventOf, type StoredRow } from '../row.ts';
import type { Open } from './open.ts';

/** Events in SQLite: taken, attested, and given on. */
export function sqliteEvents({
  prepare,
  read,
  write,
}: Open): Pick<Store, 'take' | 'attest' | 'since'> {
  const tombstone = prepare('select 1 from doui_tombstone where subject = ?');
  const lastSeq = prepare<{ seq: number }>(
    'select coalesce(max(seq), 0) seq from doui_event where subject = ?',
  );
  const lastPlace = prepare<{ place: number }>('select place from doui_counter');
  const setPlace = prepare('update doui_counter set place = ?');
  const insert = prepare(
    `insert into doui_event (subject, seq, received, place, id, body, key, signature, flags)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (subject, id) do nothing`,
  );
  const link = prepare('insert into doui_link values (?, ?) on conflict do nothing');
  const accountOf = prepare<{ account: string }>('select account from doui_link where subject = ?');
  const linked = prepare<{ subject: SubjectId }>(
    'select subject from doui_link where account = ? order by subject',
  );
  /** At once, since outside a transaction each statement takes and gives back the file's locks. */
  const standing = prepare<{ erased: number; linked: number; held: number }>(
    `select exists (select 1 from doui_tombstone where subject = ?1) erased,
       exists (select 1 from doui_link where subject = ?1) linked,
       (select count(*) from doui_event
        where subject = ?1 and id in (select value from json_each(?2))) held`,
  );
  const some = prepare<StoredRow>(
    `select ${COLUMNS} from doui_event
     where subject = ? and id in (select value from json_each(?)) order by seq`,
  );
  const all = prepare<StoredRow>(
    `select ${COLUMNS} from doui_event where subject = ? order by seq`,
  );
  const attest = prepare<{ id: EventId; jws: string }>(
    `update doui_event set receipt = coalesce(receipt, ?) where subject = ? and id = ?
     returning id, receipt jws`,
  );
  const unplaced = prepare<StoredRow & { subject: SubjectId; seq: number }>(
    `select subject, ${COLUMNS} from doui_event
     where (select former from doui_counter) and place is null and (subject, seq) > (?, ?)
     order by subject, seq limit ?`,
  );
  const placed = prepare<StoredRow & { place: number }>(
    `select place, ${COLUMNS} from doui_event where place > ? order by place limit ?`,
  );

  /** What need not be written; `undefined` where there is something to write. */
  function known(taking: Taking): Taken | 'erased' | undefined {
    const { subject, events, account } = taking;
    const ids = [...new Set(events.map(({ sealed }) => sealed.id))];
    const { erased, linked, held } = standing.get(subject, JSON.stringify(ids)) ?? {};
    if (erased === 1) return 'erased';
    const isKnown = held === ids.length && (account === undefined || linked === 1);
    return isKnown ? taken(taking) : undefined;
  }

  function add({ subject, events, received, account }: Taking): void {
    let { seq } = lastSeq.get(subject) ?? { seq: 0 };
    let { place } = lastPlace.get() ?? { place: 0 };
    for (const { sealed, flags } of events) {
      const row = rowOf(sealed, flags);
      const { id, body, key, signature, flags: noted } = row;
      const next = [seq + 1, received, place + 1] as const;
      const added = insert.run(subject, ...next, id, body, key, signature, noted);
      seq += added;
      place += added;
    }
    setPlace.run(place);
    if (account !== undefined) link.run(subject, account);
  }

  function taken({ subject, events, whole, account }: Taking): Taken {
    const isLinked = account !== undefined && accountOf.get(subject)?.account === account;
    const subjects = isLinked ? linked.all(account).map((row) => row.subject) : [subject];
    const ids = JSON.stringify(events.map(({ sealed }) => sealed.id));
    const rows = whole ? subjects.flatMap((one) => all.all(one)) : some.all(subject, ids);
    return { linked: isLinked, events: rows.map(storedEventOf) };
  }

  return {
    async take(taking) {
      return (
        (await read(() => known(taking))) ??
        write(() => {
          if (tombstone.get(taking.subject) !== undefined) return 'erased';
          add(taking);
          return taken(taking);
        })
      );
    },

    attest: (receipts) =>
      write(() => receipts.flatMap(({ subject, id, jws }) => attest.get(jws, subject, id) ?? [])),

    async since(cursor, limit) {
      const from = feedPlace(cursor);
      return read(() => {
        // First what has no place, since it was there before places were.
        const first = from.place > 0 ? [] : unplaced.all(from.subject, from.seq, limit);
        const then = placed.all(from.place, limit - first.length);
        const events: StoredEvent[] = [...first, ...then].map(storedEventOf);
        const { place } = then.at(-1) ?? from;
        const { subject, seq } = place > 0 ? { subject: '', seq: 0 } : (first.at(-1) ?? from);
        return { events, cursor: afterEvent({ place, subject, seq }) };
      });
    },
  };
}

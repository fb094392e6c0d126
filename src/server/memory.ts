import type { EventId, SubjectId } from '../core/event.ts';
import type { JsonWebKey, Store } from '../core/store.ts';
import { rowOf, storedEventOf, type StoredRow } from './row.ts';

/** A store that forgets everything with the process: for tests and first trials. */
export function memoryStore(): Store {
  const subjects = new Map<SubjectId, Map<EventId, StoredRow>>();
  let key: JsonWebKey | undefined;

  function rowsOf(subject: SubjectId): Map<EventId, StoredRow> {
    const rows = subjects.get(subject) ?? new Map<EventId, StoredRow>();
    subjects.set(subject, rows);
    return rows;
  }

  return {
    async add(subject, events, received) {
      const rows = rowsOf(subject);
      for (const { sealed, flags } of events) {
        if (rows.has(sealed.id)) continue;
        const seq = rows.size + 1;
        rows.set(sealed.id, { ...rowOf(sealed, flags), received, seq, receipt: null });
      }
      const given = new Set(events.map(({ sealed }) => sealed.id));
      return [...rows.values()].filter(({ id }) => given.has(id)).map(storedEventOf);
    },

    async attest(subject, receipts) {
      const rows = rowsOf(subject);
      return receipts.flatMap(({ id, jws }) => {
        const row = rows.get(id);
        if (row === undefined) return [];
        const receipt = row.receipt ?? jws;
        rows.set(id, { ...row, receipt });
        return { id, jws: receipt };
      });
    },

    async read(subject) {
      return [...rowsOf(subject).values()].map(storedEventOf);
    },

    async signingKey(offered) {
      return (key ??= offered);
    },

    async close() {
      subjects.clear();
    },
  };
}

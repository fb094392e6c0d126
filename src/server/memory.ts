import type { EventId, SubjectId } from '../core/event.ts';
import type { AccountId, KeptNotice, Person, SigningKey, Store } from '../core/store.ts';
import { afterAccount, afterEvent, afterSubject, feedPlace, personPlace } from './cursor.ts';
import { rowOf, storedEventOf, type StoredRow } from './row.ts';
import { withoutSecrets } from './keys/secret.ts';

interface Held {
  account?: AccountId;
  readonly rows: Map<EventId, StoredRow & { readonly place: number }>;
}

/** A store that forgets everything with the process: for tests and first trials. */
export function memoryStore(): Store {
  const subjects = new Map<SubjectId, Held>();
  const erased = new Set<SubjectId>();
  const keys = new Map<string, SigningKey>();
  const notices = new Map<string, KeptNotice>();
  /** Whatever was ever added, by place. What was deleted is not found under its place any more. */
  const feed: (readonly [SubjectId, EventId])[] = [];

  const linkedTo = (account: AccountId): SubjectId[] =>
    sorted([...subjects].flatMap(([subject, held]) => (held.account === account ? subject : [])));
  const rowsOf = (subject: SubjectId) => [...(subjects.get(subject)?.rows.values() ?? [])];
  const eventsOf = (those: readonly SubjectId[]) =>
    those.flatMap((subject) => rowsOf(subject).map(storedEventOf));
  const ofAccount = (account: AccountId): Person => {
    const linked = linkedTo(account);
    return { account, subjects: linked, events: eventsOf(linked) };
  };
  const ofSubject = (subject: SubjectId): Person => {
    const account = subjects.get(subject)?.account;
    const known = { subjects: [subject], events: eventsOf([subject]) };
    return account === undefined ? known : { account, ...known };
  };
  const accountsAfter = (last: AccountId): AccountId[] =>
    sorted(new Set([...subjects.values()].flatMap(({ account }) => account ?? []))).filter(
      (account) => account > last,
    );
  const subjectsAfter = (last: SubjectId): SubjectId[] =>
    sorted(
      [...subjects].flatMap(([subject, { account }]) => (account === undefined ? subject : [])),
    ).filter((subject) => subject > last);

  return {
    async take({ subject, events, received, whole, account }) {
      if (erased.has(subject)) return 'erased';
      const held: Held = subjects.get(subject) ?? { rows: new Map() };
      if (events.length > 0 || account !== undefined) subjects.set(subject, held);
      for (const { sealed, flags } of events) {
        if (held.rows.has(sealed.id)) continue;
        const added = { received, seq: held.rows.size + 1, receipt: null, place: feed.length };
        held.rows.set(sealed.id, { ...rowOf(sealed, flags), ...added });
        feed.push([subject, sealed.id]);
      }
      if (account !== undefined) held.account ??= account;
      const linked = account !== undefined && held.account === account;
      if (whole) return { linked, events: eventsOf(linked ? linkedTo(account) : [subject]) };
      const given = new Set(events.map(({ sealed }) => sealed.id));
      return { linked, events: eventsOf([subject]).filter(({ sealed }) => given.has(sealed.id)) };
    },

    async attest(receipts) {
      return receipts.flatMap(({ subject, id, jws }) => {
        const rows = subjects.get(subject)?.rows;
        const row = rows?.get(id);
        if (row === undefined) return [];
        const receipt = row.receipt ?? jws;
        rows?.set(id, { ...row, receipt });
        return { id, jws: receipt };
      });
    },

    async person(of) {
      if ('account' in of) {
        const person = ofAccount(of.account);
        return person.subjects.length > 0 ? person : undefined;
      }
      return subjects.has(of.subject) ? ofSubject(of.subject) : undefined;
    },

    async people(after, limit) {
      const last = personPlace(after);
      const accounts = 'account' in last ? accountsAfter(last.account) : [];
      const alone = subjectsAfter('subject' in last ? last.subject : '');
      const all: (readonly [string, Person])[] = [
        ...accounts.map((account) => [afterAccount(account), ofAccount(account)] as const),
        ...alone.map((subject) => [afterSubject(subject), ofSubject(subject)] as const),
      ];
      const some = all.slice(0, limit);
      return {
        people: some.map(([, person]) => person),
        next: all.length > limit ? some.at(-1)?.[0] : undefined,
      };
    },

    async since(cursor, limit) {
      let { place } = feedPlace(cursor);
      const events = [];
      for (; place < feed.length && events.length < limit; place += 1) {
        const [subject = '', id = ''] = feed[place] ?? [];
        const row = subjects.get(subject)?.rows.get(id);
        if (row?.place === place) events.push(storedEventOf(row));
      }
      return { events, cursor: afterEvent({ place, subject: '', seq: 0 }) };
    },

    async unlink(account) {
      const linked = linkedTo(account);
      for (const subject of linked) {
        const held = subjects.get(subject);
        delete held?.account;
        if (held?.rows.size === 0) subjects.delete(subject);
      }
      return linked.length > 0;
    },

    async erase(subject) {
      erased.add(subject);
      return subjects.delete(subject);
    },

    async purge(before, limit) {
      const old = [...subjects].filter(([, { rows }]) => {
        const last = [...rows.values()].at(-1);
        return last !== undefined && last.received < before;
      });
      for (const [subject] of old.slice(0, limit)) subjects.delete(subject);
      return Math.min(old.length, limit);
    },

    async keys(offered, unlessSince) {
      const exists = [...keys.values()].some(
        ({ from }) => unlessSince === undefined || from >= unlessSince,
      );
      if (offered !== undefined && !exists && !keys.has(offered.kid)) {
        keys.set(offered.kid, offered);
      }
      return [...keys.values()].sort(byAge);
    },

    async retire(kids) {
      for (const kid of kids) {
        const key = keys.get(kid);
        if (key !== undefined) keys.set(kid, { ...key, jwk: withoutSecrets(key.jwk) });
      }
    },

    async keepNotices(given) {
      for (const notice of given) {
        if (!notices.has(notice.hash)) notices.set(notice.hash, notice);
      }
    },

    async notices(hashes) {
      return [...new Set(hashes)].flatMap((hash) => notices.get(hash) ?? []);
    },

    async ping() {},

    async close() {
      subjects.clear();
    },
  };
}

const sorted = (names: Iterable<string>): string[] => [...names].sort();

const byAge = (a: SigningKey, b: SigningKey): number =>
  a.from === b.from ? (a.kid < b.kid ? -1 : 1) : a.from < b.from ? -1 : 1;

import { once } from '../../core/once.ts';
import type { Receipt } from '../../core/receipt.ts';
import type { Store } from '../../core/store.ts';
import { afterEvent, feedPlace } from '../cursor.ts';
import { indexFeed } from './index.ts';
import type { Query } from './query.ts';
import { rowOf, storedEventOf, type StoredRow } from '../row.ts';
import { ROW } from './functions.ts';

const TAKE = 'select * from doui_take($1, $2, $3, $4, $5)';
const ATTEST = 'select * from doui_receipts($1)';

/**
 * Only of transactions older than any that still runs: what those add will come after. First what
 * was there before transactions were noted.
 */
const SINCE = `
  (select 0::text as place, held.subject, ${ROW} from doui_event held
    where (select former from doui_version) and $1::bigint = 0
      and held.tx is null and (held.subject, held.seq) > ($2, $3::bigint)
    order by held.subject, held.seq limit $4)
  union all
  (select held.tx::text, held.subject, ${ROW} from doui_event held
    where held.tx >= $1::bigint
      and (held.tx, held.subject, held.seq) > ($1::bigint, $2, $3::bigint)
      and held.tx < (
        select ahead + pg_snapshot_xmin(pg_current_snapshot())::text::bigint from doui_version)
    order by held.tx, held.subject, held.seq limit $4)
  limit $4`;

interface TakenRow extends StoredRow {
  /** Only in the first row, which has nothing else. */
  readonly linked: boolean | null;
}

/** Events in PostgreSQL: taken, attested, and given on. */
export function postgresEvents(query: Query): Pick<Store, 'take' | 'attest' | 'since'> {
  const indexed = once(() => indexFeed(query));

  return {
    async take({ subject, events, received, whole, account = null }) {
      const given = events.map(({ sealed, flags }) => ({ ...rowOf(sealed, flags), flags }));
      const [first, ...rows] = await query<TakenRow>(
        TAKE,
        subject,
        received,
        JSON.stringify(given),
        String(whole),
        account,
      );
      if (first === undefined) return 'erased';
      return { linked: first.linked === true, events: rows.map(storedEventOf) };
    },

    attest: (receipts) => query<Receipt>(ATTEST, JSON.stringify(receipts)),

    async since(cursor, limit) {
      const from = feedPlace(cursor);
      await indexed();
      const rows = await query<StoredRow & { place: string; subject: string }>(
        SINCE,
        from.place,
        from.subject,
        from.seq,
        limit,
      );
      const last = rows.at(-1);
      return {
        events: rows.map(storedEventOf),
        cursor: afterEvent(
          last === undefined
            ? from
            : { place: Number(last.place), subject: last.subject, seq: Number(last.seq) },
        ),
      };
    },
  };
}

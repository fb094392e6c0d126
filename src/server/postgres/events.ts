import { once } from '../../core/once.ts';
import type { Receipt } from '../../core/receipt.ts';
import type { Store, Taken, Taking } from '../../core/store.ts';
import { afterEvent, feedPlace } from '../cursor.ts';
import { grouped } from './group.ts';
import { indexFeed } from './index.ts';
import type { Query } from './query.ts';
import { rowOf, storedEventOf, type StoredRow } from '../row.ts';
import { ROW } from './functions.ts';

/**
 * For this transaction. Each partition is found by its key, whatever the planner thinks of tables
 * that were empty when it planned: so one plan does for ever.
 */
const PLANNED = `set_config('plan_cache_mode', 'force_generic_plan', true)
    || set_config('enable_seqscan', 'off', true)`;

/**
 * In one order for all, so that no two groups wait for each other. One that is alone waits for a
 * lock as long as it is used to; in a group, whoever waits would make all wait.
 */
const TAKE = `
  select call.nth, taken.*
  from (
    select * from json_to_recordset($1) as given
      (nth integer, subject text, received timestamptz, events json, whole boolean, account text)
    where (select ${PLANNED}
      || set_config('lock_timeout', coalesce($2, current_setting('lock_timeout')), true)) is not null
    order by subject, nth
  ) as call,
  lateral doui_take(call.subject, call.received, call.events, call.whole, call.account) as taken`;
const ATTEST = `
  select kept.*
  from (select $1::json as receipts where (select ${PLANNED}) is not null) as call,
  lateral doui_receipts(call.receipts) as kept`;

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
  /** Of which call it is. */
  readonly nth: number;
  /** Only in the first row of a call, which has nothing else. */
  readonly linked: boolean | null;
}

type Attesting = Parameters<Store['attest']>[0];

/** Events in PostgreSQL: taken, attested, and given on. */
export function postgresEvents(query: Query): Pick<Store, 'take' | 'attest' | 'since'> {
  const indexed = once(() => indexFeed(query));

  const take = grouped(async (takings: readonly Taking[], alone): Promise<(Taken | 'erased')[]> => {
    const calls = takings.map(({ events, ...call }, nth) => ({
      ...call,
      nth,
      events: events.map(({ sealed, flags }) => ({ ...rowOf(sealed, flags), flags })),
    }));
    const rows = await query<TakenRow>(TAKE, JSON.stringify(calls), alone ? null : '250ms');
    const answers: TakenRow[][] = takings.map(() => []);
    for (const row of rows) answers[row.nth]?.push(row);
    return answers.map(([first, ...held]) =>
      first === undefined
        ? 'erased'
        : { linked: first.linked === true, events: held.map(storedEventOf) },
    );
  });

  const attest = grouped(async (calls: readonly Attesting[]): Promise<Receipt[][]> => {
    const kept = await query<Receipt>(ATTEST, JSON.stringify(calls.flat()));
    const byId = new Map(kept.map((receipt) => [receipt.id, receipt]));
    return calls.map((receipts) => receipts.flatMap(({ id }) => byId.get(id) ?? []));
  });

  return {
    take,
    attest,

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

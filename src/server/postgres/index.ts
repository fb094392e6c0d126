import type { Query } from './query.ts';
import { LOCK } from './schema.ts';

const TABLES = `
  select inhrelid::regclass::text as name
  from pg_inherits where inhparent = 'doui_event'::regclass order by 1`;

const STANDING = `
  select coalesce(bool_or(indisvalid), false) as valid, count(*)::int as there
  from pg_index where indexrelid = to_regclass($1)`;

/** Whether anybody is still making it. Of one that nobody makes, the maker has died. */
const MADE = 'select from pg_stat_progress_create_index where index_relid = to_regclass($1)';

/** All of them as one, which is valid once it has all. */
const JOIN = `
do $doui$
declare
  part record;
begin
  perform pg_advisory_xact_lock(${LOCK});
  create index if not exists doui_event_tx on only doui_event (tx);
  for part in
    select inhrelid::regclass::text || '_tx' as index
    from pg_inherits where inhparent = 'doui_event'::regclass
  loop
    execute format('alter index doui_event_tx attach partition %s', part.index);
  end loop;
end $doui$`;

interface Standing {
  readonly valid: boolean;
  readonly there: number;
}

/**
 * Makes the index by which the feed is read, on tables that were there before there was a feed:
 * partition by partition, while events are added (`concurrently`). New tables have it from the
 * start. Without it the feed is slow, and right: so whoever may not make it goes without.
 */
export async function indexFeed(query: Query): Promise<void> {
  const standing = async (name: string): Promise<Standing> => {
    const [row] = await query<Standing>(STANDING, name);
    return row ?? { valid: false, there: 0 };
  };
  try {
    if ((await standing('doui_event_tx')).valid) return;
    const tables = await query<{ name: string }>(TABLES);
    for (const { name: table } of tables) {
      const index = `${table}_tx`;
      const { valid, there } = await standing(index);
      if (valid) continue;
      if (there > 0) {
        if ((await query(MADE, index)).length > 0) return;
        await query(`drop index concurrently if exists ${index}`);
      }
      const name = index.split('.').at(-1);
      await query(`create index concurrently if not exists ${name} on ${table} (tx)`);
    }
    await query(JOIN);
  } catch (error) {
    // Not allowed, or another server was faster at the same.
    if (
      !['42501', '42P07', '42710', '23505'].includes(String((error as { code?: unknown }).code))
    ) {
      throw error;
    }
  }
}

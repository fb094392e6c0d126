import { FUNCTIONS } from './functions.ts';
import { FIRST, SECOND } from './tables.ts';
import { newerVersion } from '../version.ts';

/** Any constant will do that nothing else in the database locks: here, the bytes of `doui`. */
export const LOCK = 0x64_6f_75_69;

const VERSION = 2;

/**
 * Brings the tables to this version. It is one statement, so that any driver can run it, and one
 * transaction; of several servers that start together one does it. Where there is nothing to do it
 * only reads, so that a role without the right to create tables can serve.
 *
 * What it does to tables that are there takes no longer for a big one, and nobody waits for it
 * longer than a second: it gives up its turn, and is tried again.
 */
export const SCHEMA: string = `
do $doui$
declare
  version integer := 0;
  here text;
  granted record;
begin
  begin
    select system_identifier into here from pg_control_system();
  exception when insufficient_privilege then
    here := null;
  end;
  if to_regclass('doui_version') is not null then
    select held.version into strict version from doui_version held;
    if version > ${VERSION} then
      raise exception '${newerVersion('this database', '%', VERSION)}', version;
    end if;
    if version = ${VERSION}
      and not exists (select from doui_version held where held.origin <> here)
    then
      return;
    end if;
  end if;

  perform pg_advisory_xact_lock(${LOCK});
  perform set_config('lock_timeout', '1s', true);

  if to_regclass('doui_event') is null then
    ${FIRST}
  end if;
  if to_regclass('doui_version') is null then
    ${SECOND}
    ${FUNCTIONS}
    insert into doui_version values (${VERSION}, here, 0, exists (select from doui_event));
  end if;

  -- Restored from a dump into another cluster, whose transactions are numbered anew: they go on
  -- from where the events end.
  update doui_version held
    set origin = here,
      ahead = (select coalesce(max(tx), 0) + 1 from doui_event) - pg_current_xact_id()::text::bigint
    where held.origin <> here;
end $doui$`;

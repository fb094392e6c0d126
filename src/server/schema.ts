/*
 * The tables in PostgreSQL. Both are partitioned by the hash of the subject, and every statement
 * names one subject, so that they can be spread over machines without change.
 *
 *     doui_subject   one row for each subject: its last place; locked while events are added
 *     doui_event     one row for each event: its canonical text and all that proves it
 *     doui_key       one row: the key that signs receipts
 *
 * It is one statement, so that any driver can run it, and it does nothing where the tables are
 * there already, so that a role without the right to create them can serve.
 */

/** Any constant will do that nothing else in the database locks: here, the bytes of `doui`. */
const LOCK = 0x64_6f_75_69;

const PARTITIONS = 16;

export const SCHEMA: string = `
do $doui$
begin
  perform pg_advisory_xact_lock(${LOCK});
  if to_regclass('doui_event') is not null then return; end if;

  create table doui_subject (
    subject text primary key,
    seq bigint not null
  ) partition by hash (subject);

  create table doui_event (
    subject text not null,
    id text not null,
    seq bigint not null,
    received timestamptz not null,
    body text not null,
    key text not null,
    signature text not null,
    flags text[] not null,
    receipt text,
    primary key (subject, id),
    unique (subject, seq),
    constraint doui_event_id_is_hash check (
      id = translate(encode(sha256(convert_to(body, 'UTF8')), 'base64'), '+/=', '-_')
    )
  ) partition by hash (subject);

  create table doui_key (
    one boolean primary key check (one),
    jwk text not null
  );

  -- Free space in each page, so that a later seq or receipt is written beside the row it replaces.
  for part in 0..${PARTITIONS - 1} loop
    execute format(
      'create table doui_subject_%1$s partition of doui_subject
         for values with (modulus ${PARTITIONS}, remainder %1$s) with (fillfactor = 70)', part);
    execute format(
      'create table doui_event_%1$s partition of doui_event
         for values with (modulus ${PARTITIONS}, remainder %1$s) with (fillfactor = 70)', part);
  end loop;

  -- As functions, each call is one statement and one commit, and every statement inside it sees
  -- what others committed while it waited for the lock on the subject.

  create function doui_add(the_subject text, at timestamptz, events json)
  returns setof doui_event language plpgsql as $add$
  declare
    last bigint;
    added bigint;
  begin
    insert into doui_subject values (the_subject, 0) on conflict do nothing;
    select seq into strict last from doui_subject where subject = the_subject for update;

    insert into doui_event
      select the_subject, id, last + row_number() over (order by place), at,
             body, key, signature, flags
      from (
        select distinct on (id) *
        from rows from (json_to_recordset(events)
          as (id text, body text, key text, signature text, flags text[]))
          with ordinality as given (id, body, key, signature, flags, place)
        order by id, place
      ) as given
      where not exists (
        select from doui_event held where held.subject = the_subject and held.id = given.id
      );
    get diagnostics added = row_count;

    if added > 0 then
      update doui_subject set seq = last + added where subject = the_subject;
    end if;
    return query
      select * from doui_event held
      where held.subject = the_subject
        and held.id in (select given ->> 'id' from json_array_elements(events) as given)
      order by held.seq;
  end $add$;

  create function doui_attest(the_subject text, receipts json)
  returns setof doui_event language plpgsql as $attest$
  begin
    -- A plan may visit the events in any order: without this, two calls could wait for each other.
    perform from doui_subject where subject = the_subject for update;
    update doui_event held set receipt = given.jws
      from json_to_recordset(receipts) as given (id text, jws text)
      where held.subject = the_subject and held.id = given.id and held.receipt is null;
    return query
      select * from doui_event held
      where held.subject = the_subject
        and held.id in (select given ->> 'id' from json_array_elements(receipts) as given);
  end $attest$;
end $doui$`;

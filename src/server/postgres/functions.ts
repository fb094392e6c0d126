/*
 * As functions, each call is one statement and one commit, and every statement inside it sees what
 * others committed while it waited for the lock on the subject.
 */

/** An event as text, so that it does not matter how a driver reads times, arrays and 64-bit numbers. */
export const ROW = `held.id, held.seq::text,
      to_char(held.received at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received,
      held.body, held.key, held.signature, to_json(held.flags)::text as flags, held.receipt`;

const ROW_TYPE = `id text, seq text, received text, body text, key text, signature text,
      flags text, receipt text`;

/** Statements of PL/pgSQL. The first two names are also what servers of the first version call. */
export const FUNCTIONS: string = `
    create or replace function doui_add(the_subject text, at timestamptz, events json)
    returns setof doui_event language plpgsql as $add$
    begin
      perform doui_take(the_subject, at, events, false, null);
      return query
        select * from doui_event held
        where held.subject = the_subject
          and held.id in (select given ->> 'id' from json_array_elements(events) as given)
        order by held.seq;
    end $add$;

    create or replace function doui_attest(the_subject text, receipts json)
    returns setof doui_event language plpgsql as $attest$
    begin
      perform doui_receipts((
        select json_agg(json_build_object(
          'subject', the_subject, 'id', given ->> 'id', 'jws', given ->> 'jws'))
        from json_array_elements(receipts) as given));
      return query
        select * from doui_event held
        where held.subject = the_subject
          and held.id in (select given ->> 'id' from json_array_elements(receipts) as given);
    end $attest$;

    -- Its first row says whether the subject is linked, the others are events. None where the
    -- subject was erased.
    create function doui_take(
      the_subject text, at timestamptz, events json, whole boolean, the_account text)
    returns table (linked boolean, ${ROW_TYPE}) language plpgsql as $take$
    #variable_conflict use_column
    declare
      of_account text;
      last bigint;
      added bigint;
    begin
      select account into of_account from doui_subject where subject = the_subject;

      if (the_account is not null and of_account is null)
        or exists (
          select from json_array_elements(events) as given
          where not exists (
            select from doui_event held
            where held.subject = the_subject and held.id = given ->> 'id'))
      then
        -- Until it has the lock: to be erased or purged meanwhile is to lose the row to lock.
        loop
          insert into doui_subject (subject, seq) values (the_subject, 0) on conflict do nothing;
          select seq, account into last, of_account
            from doui_subject where subject = the_subject for update;
          exit when found;
        end loop;
        if exists (select from doui_tombstone where subject = the_subject) then
          delete from doui_subject where subject = the_subject;
          return;
        end if;

        insert into doui_event
            (subject, id, seq, received, body, key, signature, flags, tx)
          select the_subject, id, last + row_number() over (order by place), at,
                 body, key, signature, flags, (select doui_tx())
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

        if the_account is not null and of_account is null then
          insert into doui_link values (the_account, the_subject) on conflict do nothing;
          of_account := the_account;
        end if;
        update doui_subject
          set seq = last + added,
              received = case when added > 0 then at else received end,
              account = of_account
          where subject = the_subject;
      elsif exists (select from doui_tombstone where subject = the_subject) then
        return;
      end if;

      linked := coalesce(of_account = the_account, false);
      return next;
      if not whole then
        return query
          select null::boolean, ${ROW} from doui_event held
          where held.subject = the_subject
            and held.id in (select given ->> 'id' from json_array_elements(events) as given)
          order by held.seq;
      elsif linked then
        return query
          select null::boolean, ${ROW}
          from doui_link, lateral (
            select * from doui_event where subject = doui_link.subject offset 0
          ) as held
          where doui_link.account = the_account
          order by held.subject, held.seq;
      else
        return query
          select null::boolean, ${ROW} from doui_event held
          where held.subject = the_subject order by held.seq;
      end if;
    end $take$;

    -- One by one in one order for all, so that no two calls wait for each other.
    create function doui_receipts(receipts json)
    returns table (id text, jws text) language plpgsql as $receipts$
    #variable_conflict use_column
    declare
      given record;
    begin
      for given in
        select * from json_to_recordset(receipts) as it (subject text, id text, jws text)
        order by subject, id
      loop
        update doui_event set receipt = given.jws
          where subject = given.subject and id = given.id and receipt is null;
        return query
          select held.id, held.receipt from doui_event held
          where held.subject = given.subject and held.id = given.id;
      end loop;
    end $receipts$;

    create function doui_unlink(the_account text) returns boolean language plpgsql as $unlink$
    declare
      linked record;
      was_linked boolean := false;
    begin
      for linked in
        select subject from doui_link where account = the_account order by subject
      loop
        update doui_subject set account = null
          where subject = linked.subject and account = the_account;
        delete from doui_subject where subject = linked.subject and seq = 0;
        delete from doui_link where account = the_account and subject = linked.subject;
        was_linked := true;
      end loop;
      return was_linked;
    end $unlink$;

    create function doui_remove(the_subject text) returns boolean language plpgsql as $remove$
    declare
      held doui_subject;
    begin
      delete from doui_subject where subject = the_subject returning * into held;
      delete from doui_event where subject = the_subject;
      delete from doui_link where account = held.account and subject = the_subject;
      return held.seq > 0 or held.account is not null;
    end $remove$;

    create function doui_erase(the_subject text, at timestamptz)
    returns boolean language plpgsql as $erase$
    begin
      insert into doui_tombstone values (the_subject, at) on conflict do nothing;
      -- Whoever is adding now has the row, and is waited for.
      insert into doui_subject (subject, seq) values (the_subject, 0) on conflict do nothing;
      return doui_remove(the_subject);
    end $erase$;

    create function doui_purge(before timestamptz, most bigint)
    returns bigint language plpgsql as $purge$
    declare
      old record;
      purged bigint := 0;
    begin
      for old in
        -- Servers of the first version did not note when; who is busy is not old.
        select subject from doui_subject as one
        where seq > 0 and coalesce(received, (
          select received from doui_event held
          where held.subject = one.subject and held.seq = one.seq)) < before
        limit most for update skip locked
      loop
        perform doui_remove(old.subject);
        purged := purged + 1;
      end loop;
      return purged;
    end $purge$;

    create function doui_keys(the_kid text, the_jwk text, at timestamptz, unless timestamptz)
    returns setof doui_signing_key language plpgsql as $keys$
    begin
      lock table doui_signing_key in share row exclusive mode;
      insert into doui_signing_key
        select the_kid, the_jwk, at
        where not exists (
          select from doui_signing_key where unless is null or since >= unless)
        on conflict do nothing;
      return query select * from doui_signing_key;
    end $keys$;
`;

/*
 * The tables in PostgreSQL. Those that grow are partitioned by the hash of the subject, or of the
 * account, and every statement on them in a request names one of each, so that they can be spread
 * over machines without change.
 *
 *     doui_subject      one row for each subject: its last place, when, and the account that it is
 *                       linked to; locked while something of the subject is written
 *     doui_event        one row for each event: its canonical text and all that proves it
 *     doui_link         the subjects of each account. What counts is the subject's row: there the
 *                       first link stays; this is how the others are found, and is written with it
 *     doui_tombstone    one row for each subject that was erased
 *     doui_signing_key  the keys that sign receipts, or once did
 *     doui_notice       the notices that were published
 *     doui_version      one row: of which version all this is, and how transactions are counted
 *     doui_key          the one key of the first version; looked after, for its servers
 */

const PARTITIONS = 16;

/** Creates a table's partitions. */
const partition = (table: string, options = ''): string => `
    for part in 0..${PARTITIONS - 1} loop
      execute format(
        'create table ${table}_%1$s partition of ${table}
           for values with (modulus ${PARTITIONS}, remainder %1$s) ${options}', part);
    end loop;`;

/** Free space in each page, so that a later seq or receipt is written beside the row it replaces. */
const FILLED = 'with (fillfactor = 70)';

/** Statements of PL/pgSQL: the tables of the first version. */
export const FIRST: string = `
    create table doui_subject (
      subject text primary key,
      seq bigint not null
    ) partition by hash (subject);
    ${partition('doui_subject', FILLED)}

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
    ${partition('doui_event', FILLED)}

    create table doui_key (
      one boolean primary key check (one),
      jwk text not null
    );`;

/** Statements of PL/pgSQL: what the second version adds. */
export const SECOND: string = `
    create table doui_version (
      version integer not null,
      -- The cluster, and what to add to its numbers of transactions so that they only grow.
      origin text,
      ahead bigint not null,
      -- Whether there are events from before transactions were noted.
      former boolean not null
    );
    create unique index on doui_version ((true));

    create table doui_link (
      account text not null,
      subject text not null,
      primary key (account, subject)
    ) partition by hash (account);
    ${partition('doui_link')}

    create table doui_tombstone (
      subject text primary key,
      at timestamptz not null
    ) partition by hash (subject);
    ${partition('doui_tombstone')}

    create table doui_signing_key (
      kid text primary key,
      jwk text not null,
      since timestamptz not null
    );

    create table doui_notice (
      hash text primary key,
      body text not null
    );

    create function doui_tx() returns bigint language sql as
      'select ahead + pg_current_xact_id()::text::bigint from doui_version';

    alter table doui_subject add column received timestamptz, add column account text;
    -- In two steps, so that the rows that are there need not be written anew.
    alter table doui_event add column tx bigint;
    alter table doui_event alter column tx set default doui_tx();
    if not exists (select from doui_event) then
      create index doui_event_tx on doui_event (tx);
    end if;

    -- Who could use the tables of the first version can use those of the second.
    for granted in
      select distinct
        case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end as who,
        privilege_type as what
      from pg_class, aclexplode(relacl)
      where pg_class.oid = 'doui_event'::regclass and grantee <> relowner
        and privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
    loop
      execute format(
        'grant %s on doui_version, doui_link, doui_tombstone, doui_signing_key, doui_notice to %s',
        granted.what, granted.who);
    end loop;
`;

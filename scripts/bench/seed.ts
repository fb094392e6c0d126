import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';

/*
 * Rows as they stand after a long time, put in past the handler: one event to a subject, of the
 * size that real ones have. Nobody asks for them, so nothing in them need be signed.
 */

const FILLER = 'x'.repeat(420);
const RECEIPT = 'r'.repeat(360);
const PIECE = 10_000;

export async function seed(database: string, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += PIECE) {
    const last = Math.min(first + PIECE, to);
    if (database.startsWith('postgres')) await inPostgres(database, first, last);
    else inFile(database, first, last);
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

function inFile(path: string, from: number, to: number): void {
  const db = new DatabaseSync(path);
  db.exec('pragma busy_timeout = 60000');
  db.exec('begin immediate');
  const held = db.prepare('select place from doui_counter').get();
  let place = Number(held?.['place']);
  const insert = db.prepare(
    `insert into doui_event (subject, id, seq, received, body, key, signature, flags, receipt, place)
     values (?, ?, 1, '2026-01-01T00:00:00.000Z', ?, '{}', ?, '[]', ?, ?)`,
  );
  for (let index = from; index < to; index += 1) {
    const body = `{"seed":"${index}${FILLER}"}`;
    place += 1;
    insert.run(hash(`subject ${index}`), hash(body), body, FILLER.slice(0, 86), RECEIPT, place);
  }
  db.prepare('update doui_counter set place = ?').run(place);
  db.exec('commit');
  db.close();
}

async function inPostgres(url: string, from: number, to: number): Promise<void> {
  const client = new Client(url);
  await client.connect();
  const name = `translate(encode(sha256(convert_to(%, 'UTF8')), 'base64'), '+/=', '-_')`;
  const hashed = (text: string): string => name.replace('%', text);
  await client.query(
    `with made as (
       select ${hashed(`'subject ' || i`)} as subject, '{"seed":"' || i || $3 || '"}' as body
       from generate_series($1::int, $2::int - 1) as i),
     added as (
       insert into doui_event (subject, id, seq, received, body, key, signature, flags, receipt)
       select subject, ${hashed('body')}, 1, '2026-01-01', body, '{}', $4, '{}', $5 from made)
     insert into doui_subject (subject, seq, received) select subject, 1, '2026-01-01' from made`,
    [from, to, FILLER, FILLER.slice(0, 86), RECEIPT],
  );
  await client.end();
}

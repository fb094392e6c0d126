import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';
import type { SyncRequest } from '../../src/core/protocol.ts';
import { canonical } from '../../src/core/canonical.ts';

/** What the least costs that anybody must do: per event, one signature verified, one made, one row. */
export interface Raw {
  readonly eventsPerSecond: number;
  /** Microseconds of this process for each event. */
  readonly cpu: number;
}

const dsaEncoding = 'ieee-p1363';
const COLUMNS = 'subject, id, seq, received, body, key, signature, flags, receipt';

/** The same rows as Doui's, in a table like its, in as many to a commit as in a request. */
export async function raw(database: string, requests: readonly Buffer[]): Promise<Raw> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const sent = requests.map(
    (bytes) => JSON.parse(bytes.toString().split('\r\n\r\n')[1] ?? '') as SyncRequest,
  );
  const insert = database.startsWith('postgres') ? await inPostgres(database) : inFile(database);
  const events = sent.reduce((sum, request) => sum + request.events.length, 0);
  const began = performance.now();
  const before = process.cpuUsage();
  let next = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let request = sent[next++]; request !== undefined; request = sent[next++]) {
        const key = createPublicKey({ key: { ...request.key }, format: 'jwk' });
        const rows = request.events.map(({ id, event, signature }, index) => {
          const body = canonical(event);
          const bytes = Buffer.from(signature, 'base64url');
          if (!verify('sha256', Buffer.from(body), { key, dsaEncoding }, bytes))
            throw new Error(id);
          const receipt = sign('sha256', Buffer.from(id), { key: privateKey, dsaEncoding });
          const row = [request.subject, id, index + 1, new Date().toISOString(), body];
          return [...row, canonical(request.key), signature, '[]', receipt.toString('base64url')];
        });
        await insert.add(rows);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  await insert.close();
  return { eventsPerSecond: events / seconds, cpu: (user + system) / events };
}

interface Insert {
  add(rows: readonly (string | number)[][]): Promise<void>;
  close(): Promise<void>;
}

const TABLE = `create table raw (subject text not null, id text not null, seq integer not null,
  received text not null, body text not null, key text not null, signature text not null,
  flags text not null, receipt text, primary key (subject, id), unique (subject, seq))`;

function inFile(path: string): Insert {
  const db = new DatabaseSync(path);
  db.exec('pragma journal_mode = wal; pragma synchronous = full');
  db.exec(`${TABLE} strict, without rowid`);
  const insert = db.prepare(`insert into raw (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    async add(rows) {
      db.exec('begin immediate');
      for (const row of rows) insert.run(...row);
      db.exec('commit');
    },
    async close() {
      db.close();
    },
  };
}

async function inPostgres(url: string): Promise<Insert> {
  const pool = new Pool({ connectionString: url, max: 10 });
  await pool.query(TABLE);
  return {
    async add(rows) {
      const holes = rows.map(
        (row, index) => `(${row.map((_, at) => `$${index * row.length + at + 1}`).join()})`,
      );
      await pool.query(`insert into raw (${COLUMNS}) values ${holes.join()}`, rows.flat());
    },
    close: () => pool.end(),
  };
}

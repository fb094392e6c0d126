import type { JsonWebKey, KeptNotice, SigningKey, Store } from '../../core/store.ts';
import { inherited } from '../keys/inherited.ts';
import { withoutSecrets } from '../keys/secret.ts';
import type { Open } from './open.ts';

interface KeyRow {
  readonly kid: string;
  readonly jwk: string;
  readonly since: string;
}

/** Keys and published notices in SQLite. */
export function sqliteKeys({
  prepare,
  read,
  write,
}: Open): Pick<Store, 'keys' | 'retire' | 'keepNotices' | 'notices'> {
  const former = prepare<{ jwk: string }>('select jwk from doui_key');
  const forget = prepare('delete from doui_key');
  const all = prepare<KeyRow>('select * from doui_signing_key order by since, kid');
  const isSince = prepare('select 1 from doui_signing_key where since >= ?');
  const insert = prepare('insert into doui_signing_key values (?, ?, ?) on conflict do nothing');
  const change = prepare('update doui_signing_key set jwk = ? where kid = ?');
  const keep = prepare('insert into doui_notice values (?, ?) on conflict do nothing');
  const kept = prepare<KeptNotice>(
    'select hash, body from doui_notice where hash in (select value from json_each(?))',
  );

  const keyOf = ({ kid, jwk, since }: KeyRow): SigningKey => ({
    kid,
    jwk: JSON.parse(jwk),
    from: since,
  });
  const add = ({ kid, jwk, from }: SigningKey) => insert.run(kid, JSON.stringify(jwk), from);

  /** The key that a process of the first version has made, if there is one. */
  async function formerKey(): Promise<SigningKey | undefined> {
    const row = await read(() => former.get());
    return row && inherited(JSON.parse(row.jwk) as JsonWebKey);
  }

  return {
    async keys(offered, unlessSince = '') {
      const held = await read(() => all.all());
      const old = await formerKey();
      const adopted =
        old !== undefined && !held.some(({ kid }) => kid === old.kid) ? old : undefined;
      const needed = offered !== undefined && !held.some(({ since }) => since >= unlessSince);
      if (adopted === undefined && !needed) return held.map(keyOf);
      return write(() => {
        if (adopted !== undefined) add(adopted);
        if (offered !== undefined && isSince.get(unlessSince) === undefined) add(offered);
        return all.all().map(keyOf);
      });
    },

    async retire(kids) {
      const old = await formerKey();
      await write(() => {
        for (const row of all.all()) {
          if (!kids.includes(row.kid)) continue;
          change.run(JSON.stringify(withoutSecrets(keyOf(row).jwk)), row.kid);
        }
        if (old !== undefined && kids.includes(old.kid)) forget.run();
      });
    },

    async keepNotices(notices) {
      await write(() => {
        for (const { hash, body } of notices) keep.run(hash, body);
      });
    },

    notices: (hashes) => read(() => kept.all(JSON.stringify(hashes)).map(({ ...row }) => row)),
  };
}

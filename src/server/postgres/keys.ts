import type { JsonWebKey, KeptNotice, SigningKey, Store } from '../../core/store.ts';
import { inherited } from '../keys/inherited.ts';
import type { Query } from './query.ts';
import { withoutSecrets } from '../keys/secret.ts';

const FORMER = 'select jwk from doui_key';
const ALL = `select kid, jwk,
    to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
  from doui_signing_key order by doui_signing_key.since, kid`;
const ADD = 'insert into doui_signing_key values ($1, $2, $3) on conflict do nothing';
const OFFER = 'select from doui_keys($1, $2, $3, $4)';
const CHANGE = 'update doui_signing_key set jwk = $2 where kid = $1';
const KEEP = `insert into doui_notice
  select * from json_to_recordset($1) as given (hash text, body text) on conflict do nothing`;
const KEPT = `select hash, body from doui_notice
  where hash in (select json_array_elements_text($1))`;

interface KeyRow {
  readonly kid: string;
  readonly jwk: string;
  readonly since: string;
}

/** Keys and published notices in PostgreSQL. */
export function postgresKeys(
  query: Query,
): Pick<Store, 'keys' | 'retire' | 'keepNotices' | 'notices'> {
  const held = async (): Promise<SigningKey[]> =>
    (await query<KeyRow>(ALL)).map(({ kid, jwk, since }) => ({
      kid,
      jwk: JSON.parse(jwk),
      from: since,
    }));

  /** The key that a server of the first version has made, if there is one. */
  async function formerKey(): Promise<SigningKey | undefined> {
    const [row] = await query<{ jwk: string }>(FORMER);
    return row && inherited(JSON.parse(row.jwk) as JsonWebKey);
  }

  return {
    async keys(offered, unlessSince) {
      const [known, former] = await Promise.all([held(), formerKey()]);
      const adopted = former !== undefined && known.every(({ kid }) => kid !== former.kid);
      const needed =
        offered !== undefined &&
        !known.some(({ from }) => unlessSince === undefined || from >= unlessSince);
      if (!adopted && !needed) return known;
      if (adopted) await query(ADD, former.kid, JSON.stringify(former.jwk), former.from);
      if (needed) {
        const { kid, jwk, from } = offered;
        await query(OFFER, kid, JSON.stringify(jwk), from, unlessSince ?? null);
      }
      return held();
    },

    async retire(kids) {
      const known = await held();
      for (const { kid, jwk } of known.filter((key) => kids.includes(key.kid))) {
        await query(CHANGE, kid, JSON.stringify(withoutSecrets(jwk)));
      }
      const former = await formerKey();
      if (former !== undefined && kids.includes(former.kid)) await query('delete from doui_key');
    },

    async keepNotices(notices) {
      await query(KEEP, JSON.stringify(notices));
    },

    notices: (hashes) => query<KeptNotice>(KEPT, JSON.stringify(hashes)),
  };
}

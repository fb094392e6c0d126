import { once } from '../../core/once.ts';
import { publish } from '../../core/publish.ts';
import type { JsonWebKey, Store } from '../../core/store.ts';
import { createBearer } from './bearer.ts';
import { readBody } from '../body.ts';
import { checkNotices } from '../checkNotices.ts';
import { createDesk } from './desk.ts';
import { inAnyCase } from '../inAnyCase.ts';
import { createKeyring } from '../keys/keyring.ts';
import { problemResponse } from '../problem.ts';
import { reporter, warn, type OnError } from '../report.ts';
import { cutoffOf, DEFAULT_RETENTION, type Retention } from '../retention.ts';

export interface OperatorOptions {
  readonly store: Store;
  /** The parsed `notices.json`. */
  readonly notices: unknown;
  /** Of whom to take orders: long random words, of which a request must show one. */
  readonly bearerKeys: readonly string[];
  /** The keys of receipts, as `createHandler` has them: they seal exports. */
  readonly key?: JsonWebKey;
  readonly formerKeys?: readonly JsonWebKey[];
  readonly keyDays?: number;
  /** How long evidence is kept after the last act. Three years, where absent. */
  readonly retention?: Retention;
  /** The clock. */
  readonly now?: () => Date;
  /** Hears of what made an answer impossible. By default it is written to the console. */
  readonly onError?: OnError;
}

/**
 * What the operator of a site may ask and order, as `POST …/operator/state`, `standing`, `export`,
 * `erase` and `purge`. Names of persons stand in bodies only, so that no address and no access log
 * holds them. No page of any origin can read the answers. What it returns never rejects.
 *
 * @throws ConsentError `invalid-notices`; TypeError for an odd option.
 */
export function createOperator(options: OperatorOptions): (request: Request) => Promise<Response> {
  const { store, retention = DEFAULT_RETENTION, now = () => new Date(), onError = warn } = options;
  const { key, formerKeys, keyDays: days } = options;
  const notices = checkNotices(options.notices);
  const keyring = createKeyring({ store, key, formerKeys, days, now });
  const isOperator = createBearer(options.bearerKeys);
  cutoffOf(retention, now());
  const report = reporter(onError);
  const desk = once(async () => {
    return createDesk({ store, versions: await publish(notices), keyring, retention, now });
  });

  async function answer(request: Request): Promise<Response> {
    if (!isOperator(request)) {
      return problemResponse('unauthorised', { 'WWW-Authenticate': 'Bearer' });
    }
    const name = /\/operator\/(\w+)$/.exec(new URL(request.url).pathname)?.[1] ?? '';
    const act = (await desk()).get(name);
    if (act === undefined) return problemResponse('not-found');
    if (request.method !== 'POST') return problemResponse('wrong-method', { Allow: 'POST' });
    const body = await readBody(request);
    return 'problem' in body ? problemResponse(body.problem) : act(body.json);
  }

  return inAnyCase(answer, report);
}

import { canonical } from '../core/canonical.ts';
import { isNoticesDocument } from '../core/document.ts';
import { ConsentError } from '../core/errors.ts';
import { explain } from '../core/explain.ts';
import type { NoticesDocument } from '../core/notice.ts';
import { publish } from '../core/publish.ts';
import type { JsonWebKey, Store } from '../core/store.ts';
import { createCors } from './cors.ts';
import { createExchange } from './exchange.ts';
import { createJudge } from './judge.ts';
import { createJwksRoute } from './jwks.ts';
import { checkKey, freshKey, publishedKey } from './key.ts';
import { createNoticesRoute } from './notices.ts';
import { once } from '../core/once.ts';
import { problemResponse } from './problem.ts';
import type { Route } from './route.ts';
import { createSigner } from './sign.ts';
import { createSyncRoute } from './sync.ts';

export interface HandlerOptions {
  readonly store: Store;
  /** The parsed `notices.json`. Published versions stay in it: evidence points at them. */
  readonly notices: unknown;
  /** Signs receipts: a private JWK on P-256. Without it, the store keeps one that is made once. */
  readonly key?: JsonWebKey;
  /** Keys that signed earlier receipts: they stay published, so that those can be verified. */
  readonly formerKeys?: readonly JsonWebKey[];
  /**
   * Other origins whose pages may use this, such as `https://www.example.com`. With a list, pages
   * of any further origin are turned away; without one, they cannot read the answers.
   */
  readonly allowedOrigins?: readonly string[];
  /** The clock. */
  readonly now?: () => Date;
  /** Hears of what made an answer impossible. By default it is written to the console. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Serves a site's notices and keeps its evidence. Only the end of the path counts, so that it can
 * be mounted anywhere: `POST …/sync`, `GET …/notices`, `GET …/jwks.json`. What it returns never
 * rejects.
 *
 * @throws ConsentError `invalid-notices`, which names what to mend; TypeError for an odd option.
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const { store, key, formerKeys = [], now = () => new Date(), onError = warn } = options;
  const notices = checkNotices(options.notices);
  if (key !== undefined) checkKey(key, 'sign');
  for (const former of formerKeys) checkKey(former, 'verify');
  const cors = createCors(options.allowedOrigins);

  const signer = once(async () => createSigner(key ?? (await keptKey(store, now()))));
  const exchange = once(async () =>
    createExchange({ store, judge: createJudge(await publish(notices)), signer: await signer() }),
  );
  const reading = ['GET', 'HEAD'];
  const routes = new Map<string, Route>([
    ['sync', { methods: ['POST'], answer: cors.guard(createSyncRoute(exchange, now)) }],
    ['notices', { methods: reading, answer: createNoticesRoute(notices) }],
    ['jwks.json', { methods: reading, answer: createJwksRoute(signer, formerKeys) }],
  ]);

  async function answer(request: Request): Promise<Response> {
    const route = routes.get(new URL(request.url).pathname.split('/').at(-1) ?? '');
    if (route === undefined) return problemResponse('not-found');
    const methods = [...route.methods, 'OPTIONS'].join(', ');
    if (request.method === 'OPTIONS') return cors.preflight(request, methods);
    if (!route.methods.includes(request.method)) {
      return problemResponse('wrong-method', { Allow: methods });
    }
    const response = await route.answer(request);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  }

  return async (request) => {
    const response = await answer(request).catch((error: unknown) => {
      report(error, onError);
      return problemResponse('storage-failed', { 'Retry-After': '30' });
    });
    response.headers.set('X-Content-Type-Options', 'nosniff');
    return cors.open(request, response);
  };
}

/** The key that the store keeps: one is made for the first who asks. */
async function keptKey(store: Store, now: Date): Promise<JsonWebKey> {
  const jwk = await freshKey();
  const { kid } = await publishedKey(jwk);
  const keys = await store.keys({ kid, jwk, from: now.toISOString() });
  return keys.at(-1)?.jwk ?? jwk;
}

function checkNotices(document: unknown): NoticesDocument {
  if (isNoticesDocument(document)) {
    // What cannot be hashed cannot be pinned: better to fail now than at every request.
    canonical(document);
    return document;
  }
  const lines = explain(document).map((line) => `\n- ${line}`);
  throw new ConsentError('invalid-notices', `The notices cannot be used:${lines.join('')}`);
}

/** Only the message: the details that a database adds may hold a row. */
const warn = (error: unknown): void => console.error(`doui: ${String(error)}`);

/** A listener that fails harms only itself. */
function report(error: unknown, onError: (error: unknown) => void): void {
  try {
    onError(error);
  } catch (failure) {
    warn(failure);
  }
}

import { once } from '../core/once.ts';
import { publish } from '../core/publish.ts';
import type { JsonWebKey, Store } from '../core/store.ts';
import { createAccounts, type AccountsOptions } from './accounts/accounts.ts';
import { checkNotices } from './checkNotices.ts';
import { createCors } from './cors.ts';
import { createExchange, type Exchanged } from './exchange.ts';
import { inAnyCase } from './inAnyCase.ts';
import { createJudge } from './judge.ts';
import { createJwksRoute } from './keys/jwks.ts';
import { createKeyring } from './keys/keyring.ts';
import { createLimits, type LimitsOptions } from './limits/limits.ts';
import { createNoticesRoute } from './notices.ts';
import { createPaint, type PaintOptions } from './paint.ts';
import { problemResponse } from './problem.ts';
import { reporter, warn, type OnError } from './report.ts';
import type { Route } from './route.ts';
import { createSeenRoute, type SeenReport } from './seen.ts';
import { createSyncRoute } from './sync.ts';
import { createVendorListRoute, VENDOR_FILES, type VendorListOptions } from './vendorList.ts';
import { keptOf } from './words.ts';

export interface HandlerOptions {
  readonly store: Store;
  /** The parsed `notices.json`. Published versions stay in it: evidence points at them. */
  readonly notices: unknown;
  /**
   * Signs receipts: a private JWK on P-256. Without it the store keeps keys that are made a day
   * ahead, sign for their days, and are destroyed; their public parts stay published.
   */
  readonly key?: JsonWebKey;
  /** Keys that signed earlier receipts: they stay published, so that those can be verified. */
  readonly formerKeys?: readonly JsonWebKey[];
  /** For how many days each of the store's keys signs. 90 where absent. */
  readonly keyDays?: number;
  /**
   * Other origins whose pages may use this, such as `https://www.example.com`. With a list, pages
   * of any further origin are turned away; without one, they cannot read the answers.
   */
  readonly allowedOrigins?: readonly string[];
  /** Which tokens of the site's own login link a person's devices. Without it, none does. */
  readonly accounts?: AccountsOptions;
  /**
   * Tells the site's own server where a person stands, through a first-party cookie that
   * `readConsent` reads: for painting, and no authority for anything.
   */
  readonly cookie?: PaintOptions;
  /**
   * Serves IAB Europe's vendor list, which browsers must not load from there: for `signals` of
   * `tcf`. Without it, nothing is fetched from anywhere.
   */
  readonly gvl?: VendorListOptions;
  /** Puts off who asks too much. Without it, nobody. */
  readonly limits?: LimitsOptions;
  /** The clock. */
  readonly now?: () => Date;
  /** Hears of what made an answer impossible. By default it is written to the console. */
  readonly onError?: OnError;
  /**
   * Hears what pages saw that does not fit the registry: `guard.reports` in `notices.json` is then
   * the address `…/seen`. Without it there is no such address. Anybody can send such a report.
   */
  readonly onReport?: (seen: SeenReport) => void;
  /** Hears in numbers what came of each exchange, and of nobody. */
  readonly onExchange?: (exchanged: Exchanged) => void;
}

/**
 * Serves a site's notices and keeps its evidence. Only the end of the path counts, so that it can
 * be mounted anywhere: `POST …/sync`, `GET …/notices`, `GET …/jwks.json`, with `gvl`
 * `GET …/gvl/vendor-list.json`, and `POST …/seen` where somebody hears it. What it returns never
 * rejects.
 *
 * @throws ConsentError `invalid-notices`, which names what to mend; TypeError for an odd option.
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const { store, key, formerKeys, keyDays: days, onExchange, onReport } = options;
  const { now = () => new Date(), onError = warn } = options;
  const notices = checkNotices(options.notices);
  const keyring = createKeyring({ store, key, formerKeys, days, now });
  const report = reporter(onError);
  const cors = createCors(options.allowedOrigins);
  const accounts = options.accounts && createAccounts(options.accounts, report);
  const paint = options.cookie && createPaint(options.cookie);
  const limits =
    options.limits &&
    createLimits(
      options.limits,
      async (subject) => (await store.person({ subject })) !== undefined,
    );

  const versions = once(() => publish(notices));
  const exchange = once(async () => {
    const published = await versions();
    // So that evidence keeps its words when a version leaves the document.
    await store.keepNotices(published.map(keptOf));
    return createExchange({
      store,
      judge: createJudge(published),
      signer: keyring,
      ...(accounts === undefined ? {} : { accountOf: accounts.accountOf }),
    });
  });
  const sync = createSyncRoute({ exchange, versions, limits, paint, now, report, onExchange });
  const reading = ['GET', 'HEAD'];
  const vendorRoutes = (): [string, Route][] => {
    if (options.gvl === undefined) return [];
    const route = { methods: reading, answer: createVendorListRoute(options.gvl, now, report) };
    return VENDOR_FILES.map((name) => [name, route]);
  };
  const routes = new Map<string, Route>([
    ['sync', { methods: ['POST'], answer: cors.guard(sync) }],
    ['notices', { methods: reading, answer: createNoticesRoute(notices) }],
    ['jwks.json', { methods: reading, answer: createJwksRoute(keyring) }],
    ...vendorRoutes(),
  ]);

  if (onReport) {
    const seen = createSeenRoute({ limits, now, report, onReport });
    routes.set('seen', { methods: ['POST'], answer: cors.guard(seen) });
  }

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

  const answered = inAnyCase(answer, report);
  return async (request) => cors.open(request, await answered(request));
}

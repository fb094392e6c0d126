import type { NoticesDocument } from '../../core/notice.ts';
import type { Store } from '../../core/store.ts';
import { addressOf } from '../../server/limits/address.ts';
import { gpcResource } from '../../server/gpc.ts';
import { createHandler } from '../../server/handler.ts';
import { createOperator } from '../../server/operator/operator.ts';
import { problemResponse } from '../../server/problem.ts';
import { transmissionsResponse } from '../../server/transmissions/response.ts';
import { assetResponse, type Asset } from './assets.ts';
import type { Inputs } from './inputs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { ServeOptions } from './options.ts';
import { factsOf } from './seen.ts';

/** What all answers are made with, whatever the notices are. */
export interface Service {
  readonly options: ServeOptions;
  readonly store: Store;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Whether it still takes requests that it has not begun. */
  isOpen(): boolean;
}

type Handler = (request: Request) => Promise<Response>;

/**
 * All that `doui serve` answers, each counted and noted under the name of its route.
 *
 * @throws ConsentError `invalid-notices`; TypeError for an odd option.
 */
export function createService(service: Service, inputs: Inputs): Handler {
  const { metrics, log } = service;
  const routes = routesOf(service, inputs);
  return async (request) => {
    const begun = performance.now();
    const [route, answer] = routes(new URL(request.url).pathname);
    const response = await answer(request);
    const ms = Math.round(performance.now() - begun);
    metrics.answered(route, response.status, ms / 1_000);
    log.note('answer', { route, method: request.method, status: response.status, ms });
    return response;
  };
}

/** By path: the name under which it is counted, never what was asked for, and what answers. */
function routesOf(
  service: Service,
  inputs: Inputs,
): (path: string) => readonly [route: string, answer: Handler] {
  const { options, store, assets, metrics, log } = service;
  const { notices, operatorKeys, key, formerKeys = [] } = inputs;
  const { base, keyDays, retention } = options;
  const shared = {
    store,
    notices,
    formerKeys,
    ...(key === undefined ? {} : { key }),
    ...(keyDays === undefined ? {} : { keyDays }),
    onError: (error: unknown) => {
      metrics.failed();
      log.failure('storage', error);
    },
  };
  const handle = createHandler({
    ...shared,
    onExchange: metrics.exchanged,
    onReport(seen) {
      metrics.reported(seen);
      log.note('seen', factsOf(seen));
    },
    ...(options.origins === undefined ? {} : { allowedOrigins: options.origins }),
    ...(options.accounts === undefined ? {} : { accounts: options.accounts }),
    ...(options.gvl === undefined ? {} : { gvl: { from: options.gvl } }),
    ...(options.cookie === undefined ? {} : { cookie: { name: options.cookie } }),
    ...(options.limits
      ? { limits: { addressOf: (request: Request) => addressOf(request, options.proxies) } }
      : {}),
  });
  const operate =
    operatorKeys.length === 0
      ? nothing
      : createOperator({ ...shared, bearerKeys: operatorKeys, retention });
  // The handler has judged them.
  const disclose = reading(async (request) =>
    transmissionsResponse(notices as NoticesDocument, request),
  );
  const own = new Map<string, Handler>([
    ['/health', async () => text('ok\n')],
    ['/ready', async () => ((await isReady(service)) ? text('ready\n') : text('not now\n', 503))],
    ['/metrics', async () => text(metrics.text())],
  ]);
  const { gpc } = options;
  if (gpc !== undefined) {
    own.set('/.well-known/gpc.json', async () => gpcResource({ gpc: true, lastUpdate: gpc }));
  }

  return (path) => {
    const probe = own.get(path);
    if (probe !== undefined) return [path.slice(1), reading(probe)];
    if (!path.startsWith(`${base}/`)) return ['none', nothing];
    const name = path.slice(base.length + 1);
    if (HANDLED.includes(name)) return [name, handle];
    if (VENDOR_LIST.test(name)) return ['gvl', handle];
    if (ORDERS.includes(name)) return [name, operate];
    if (name === 'transmissions') return [name, disclose];
    const asset = assets.get(name);
    if (asset !== undefined)
      return ['script', reading(async (request) => assetResponse(asset, request))];
    return ['none', nothing];
  };
}

const HANDLED: readonly string[] = ['sync', 'notices', 'jwks.json', 'seen'];
const VENDOR_LIST = /^gvl\/[\w-]+\.json$/;
const ORDERS: readonly string[] = ['state', 'standing', 'export', 'erase', 'purge'].map(
  (name) => `operator/${name}`,
);

const nothing: Handler = async () => problemResponse('not-found');

const reading =
  (answer: Handler): Handler =>
  async (request) =>
    ['GET', 'HEAD'].includes(request.method)
      ? answer(request)
      : problemResponse('wrong-method', { Allow: 'GET, HEAD' });

/** Whether the store answers, within two seconds. */
async function isReady({ store, isOpen }: Service): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const answers = store.ping().then(
    () => true,
    () => false,
  );
  return isOpen() && (await Promise.race([answers, late]));
}

const text = (body: string, status = 200): Response =>
  new Response(body, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });

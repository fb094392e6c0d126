import type { Store } from '../core/store.ts';
import { purge } from '../server/retention.ts';
import type { Outcome } from './outcome.ts';
import { readAssets } from './serve/assets.ts';
import { openStore } from './serve/database.ts';
import { readInputs } from './serve/inputs.ts';
import { listen } from './serve/listening.ts';
import { createLog, type Log } from './serve/log.ts';
import { createMetrics } from './serve/metrics.ts';
import type { ServeOptions } from './serve/options.ts';
import { createService } from './serve/service.ts';
import { isUnusable } from './unusable.ts';

/** How often what has been kept long enough is deleted, in milliseconds. */
const PURGE_EVERY = 6 * 3_600_000;

/** `doui serve`: until it is told to stop; or only deletes what is due. */
export async function serve(options: ServeOptions): Promise<Outcome> {
  const log = createLog(options.log, (line) => process.stdout.write(line));
  const store = await openStore(options.database, (error) => log.failure('storage', error));
  if (isUnusable(store)) return failure(store.unusable);
  try {
    return await (options.purge ? purgeOnce(store, options) : serveFrom(store, options, log));
  } catch (caught) {
    return failure(`Cannot serve: ${sayOf(caught)}`);
  } finally {
    await store.close();
  }
}

async function purgeOnce(store: Store, { retention }: ServeOptions): Promise<Outcome> {
  const purged = await purge(store, retention, new Date());
  return { status: 0, out: `${purged === 1 ? '1 subject' : `${purged} subjects`} deleted.\n` };
}

async function serveFrom(store: Store, options: ServeOptions, log: Log): Promise<Outcome> {
  const inputs = await readInputs(options);
  if (isUnusable(inputs)) return failure(inputs.unusable);
  await store.ping();
  let open = true;
  const [assets, metrics] = [await readAssets(), createMetrics()];
  const service = { options, store, assets, metrics, log, isOpen: () => open };
  let handle = createService(service, inputs);
  const server = await listen(
    options,
    (request) => handle(request),
    (error) => {
      metrics.failed();
      log.failure('answer', error);
    },
  );

  /** Reads the notices again; where they cannot be used, those of before stay. */
  const reload = async (): Promise<void> => {
    try {
      const anew = await readInputs(options);
      if (isUnusable(anew)) throw new TypeError(anew.unusable);
      handle = createService(service, anew);
      log.note('reloaded');
    } catch (caught) {
      log.failure('reload', caught);
      process.stderr.write(`The notices stay as they were: ${sayOf(caught)}\n`);
    }
  };
  const purgeNow = (): void => {
    purge(store, options.retention, new Date()).then(
      (subjects) => log.note('purged', { subjects }),
      (error: unknown) => log.failure('purge', error),
    );
  };

  const stopped = told('SIGTERM', 'SIGINT');
  process.on('SIGHUP', () => void reload());
  const purging = setInterval(purgeNow, PURGE_EVERY);
  log.note('listening', { url: server.url });
  purgeNow();
  const signal = await stopped;
  open = false;
  clearInterval(purging);
  log.note('stopping', { signal });
  await server.close();
  log.note('stopped');
  return { status: 0 };
}

/** The first of these signals. A second one ends the process at once, as it does by itself. */
const told = (...signals: readonly NodeJS.Signals[]): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve(signal));
  });

const failure = (why: string): Outcome => ({ status: 2, err: `${why}\n` });

/** What a person who starts it reads: nobody’s data is in it yet. */
function sayOf(caught: unknown): string {
  const { message, code } = caught as NodeJS.ErrnoException;
  return message === '' ? (code ?? String(caught)) : message;
}

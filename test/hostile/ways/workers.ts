import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

type Row = readonly [key: string, what: string, file: string, run: NonNullable<Way['run']>];

/** What goes by a worker, which has no page and its own globals. */
const ROWS: readonly Row[] = [
  [
    'worker-blob-fetch',
    'fetch() in a worker of a blob',
    'json',
    (url) => new Worker(hostile.blob(`fetch('${url}').catch(() => {})`)),
  ],
  [
    'worker-blob-import',
    'importScripts in a worker of a blob',
    'js',
    (url) => new Worker(hostile.blob(`importScripts('${url}')`)),
  ],
  [
    'worker-module',
    'import in a module worker of a blob',
    'js',
    (url) => new Worker(hostile.blob(`import '${url}'`), { type: 'module' }),
  ],
  [
    'worker-file-fetch',
    'fetch() in a worker of an own file',
    'json',
    (url) => new Worker(`/worker.js?code=${encodeURIComponent(`fetch('${url}').catch(() => {})`)}`),
  ],
  [
    'worker-file-import',
    'importScripts in a worker of an own file',
    'js',
    (url) => new Worker(`/worker.js?code=${encodeURIComponent(`importScripts('${url}')`)}`),
  ],
  [
    'shared-worker',
    'fetch() in a shared worker',
    'json',
    (url) =>
      new SharedWorker(`/worker.js?code=${encodeURIComponent(`fetch('${url}').catch(() => {})`)}`),
  ],
  [
    'service-worker',
    'fetch() in a service worker',
    'json',
    (url) =>
      navigator.serviceWorker.register(
        `/worker.js?code=${encodeURIComponent(`fetch('${url}').catch(() => {})`)}`,
        { scope: `/scope/${url.replaceAll(/\W/g, '-')}` },
      ),
  ],
];

export const WORKERS: readonly Way[] = ROWS.map(([key, what, file, run]) => ({
  key,
  what,
  file,
  run,
  ...EXCEPT[key],
}));

import type { Way } from '../way.ts';

/** What leaves the page, or happens as it is left. */
export const LEAVING: readonly Way[] = [
  {
    key: 'pagehide-beacon',
    what: 'sendBeacon as the page is left',
    file: 'json',
    batch: 'left',
    run: (url) => addEventListener('pagehide', () => navigator.sendBeacon(url, 'x')),
  },
  {
    key: 'pagehide-fetch',
    what: 'fetch() with keepalive as the page is left',
    file: 'json',
    batch: 'left',
    run: (url) =>
      addEventListener('pagehide', () => {
        fetch(url, { keepalive: true, method: 'POST', mode: 'no-cors' }).catch(() => {});
      }),
  },
];

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createHandler, memoryStore } from '../../dist/server.js';
import { guardOf, headOf } from '../../src/core/head.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { TAG } from '../support/lab.ts';
import { listen } from '../support/listen.ts';
import { openCounter, type Counter } from './counter.ts';
import { bodyOf, helpersOf, type Targets } from './page.ts';
import type { Setup, Way } from './way.ts';

/** A site in one of the set-ups, two companies whose tags it has, and an origin that is its own. */
export interface Site {
  readonly setup: Setup;
  readonly url: string;
  /** Both companies: of the first, calls that are held fail, of the other they wait. */
  readonly others: readonly [Counter, Counter];
  /** Where every way may go, always: what reaches it shows that the way was taken. */
  readonly free: Counter;
  /** What its page has. */
  show(ways: readonly Way[]): void;
  close(): Promise<void>;
}

/** What opens the first company, and the second. */
export const PURPOSES = ['ads', 'partner-campaigns'] as const;

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const NOTICES = new URL('../../demo/notices/ntt-communications.json', import.meta.url);

export async function openSite(setup: Setup): Promise<Site> {
  const [first, second, free] = await Promise.all([openCounter(), openCounter(), openCounter()]);
  const others = [first, second] as const;
  const authored = JSON.parse(await readFile(NOTICES, 'utf8')) as NoticesDocument;
  const notices = setup === 'gate' ? authored : enforcing(authored, setup, others, free);
  const store = memoryStore();
  const doui = createHandler({ store, notices });
  const marks = setup === 'gate' ? PURPOSES : [];
  const targets: Targets = [
    ...others.map(({ url }, at) => [url, marks[at]] as const),
    [free.url] as const,
  ];
  const tags = await tagsOf(notices);
  let ways: readonly Way[] = [];

  const own = await listen(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith('/doui/')) return doui(request);
    if (pathname.startsWith('/sdk/')) {
      const code = await readFile(DIST + pathname.slice('/sdk/'.length));
      return new Response(code, { headers: { 'content-type': 'text/javascript' } });
    }
    if (pathname === '/worker.js') {
      return new Response(searchParams.get('code'), {
        headers: { 'content-type': 'text/javascript', 'service-worker-allowed': '/' },
      });
    }
    if (pathname === '/go') {
      return new Response(null, {
        status: 307,
        headers: { location: `${searchParams.get('to')}` },
      });
    }
    if (pathname === '/bare') {
      const url = JSON.stringify(searchParams.get('fetch'));
      return html(`<!doctype html><script>fetch(${url}).catch(() => {})</script>`);
    }
    const phase = searchParams.get('phase');
    if (pathname !== '/' || phase === null) return new Response(null, { status: 204 });
    return html(
      `<!doctype html><html lang="en"><head><title>Hostile</title>${tags}` +
        `${helpersOf(ways, targets)}</head><body>${bodyOf(ways, targets, phase)}</body></html>`,
    );
  });

  return {
    setup,
    url: own.url,
    others,
    free,
    show: (shown) => (ways = shown),
    async close() {
      await Promise.all([own, first, second, free].map(({ close }) => close()));
      await store.close();
    },
  };
}

const html = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } });

/** The same notices, which name both companies, with the guard and, by the other set-up, lockdown. */
function enforcing(
  authored: NoticesDocument,
  setup: Setup,
  others: Site['others'],
  free: Counter,
): NoticesDocument {
  const [recipient = ''] = Object.keys(authored.recipients ?? {});
  const [data = ''] = Object.keys(authored.data ?? {});
  const words = { purpose: 'To show advertising.', recipientPurpose: 'To show advertising.' };
  const transmissions = others.map(({ url }, at) => [
    ['first', 'second'][at],
    {
      recipient,
      data: [data],
      purposes: [PURPOSES[at]],
      origins: both(url),
      gate: { calls: at === 0 ? 'fail' : 'wait' },
      texts: { en: words, ja: words },
    },
  ]);
  return {
    ...authored,
    transmissions: Object.fromEntries(transmissions) as NoticesDocument['transmissions'] & object,
    guard: {
      mode: 'enforce',
      own: both(free.url),
      ...(setup === 'lockdown' ? { lockdown: true } : {}),
    },
  };
}

/** A source by `http:` takes in no `ws:` (CSP3 §6.7.2.8). */
const both = (url: string): string[] => [url, url.replace('http', 'ws')];

/** Doui's own tags, in the order in which they must stand. */
async function tagsOf(notices: NoticesDocument): Promise<string> {
  const [head, guard] = [headOf(notices, 'doui'), guardOf(notices, 'doui')];
  const code = head && (await readFile(`${DIST}doui-head.js`, 'utf8'));
  return [
    head && `<script data-doui='${JSON.stringify(head)}'>${code}</script>`,
    guard && `<script src="/sdk/doui-guard.js" data-doui='${JSON.stringify(guard)}'></script>`,
    TAG,
  ]
    .filter(Boolean)
    .join('\n');
}

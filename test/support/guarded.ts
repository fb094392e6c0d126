import type { Guard } from '../../src/core/guard.ts';
import { guardOf, headOf } from '../../src/core/head.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { createHandler } from '../../src/server/handler.ts';
import type { SeenReport } from '../../src/server/seen.ts';
import type { ChromiumLab } from './chromium-lab.ts';
import { TAG } from './lab.ts';

/** What must be granted for nothing to be left to ask. */
export const ALL = {
  ads: 'granted',
  'behavioral-analysis': 'granted',
  'partner-campaigns': 'granted',
} as const;

/**
 * Opens a page of a site that has the other origin in its registry, for the purpose `ads`, with the
 * tags that `doui head` prints. Gives back what its pages report.
 */
export async function openGuarded(
  at: ChromiumLab,
  guard: Guard,
  body = '',
  calls: 'fail' | 'wait' = 'fail',
): Promise<SeenReport[]> {
  const { lab } = at;
  const document: NoticesDocument = {
    ...lab.notices,
    guard,
    transmissions: {
      ads: {
        recipient: 'advertisers',
        data: [],
        purposes: ['ads'],
        origins: [lab.other],
        gate: { calls },
        texts: { ja: { purpose: '広告' } },
      },
    },
  };
  const seen: SeenReport[] = [];
  const handle = createHandler({
    store: lab.store,
    notices: document,
    onReport: (report) => void seen.push(report),
  });
  lab.answer('/doui/seen', handle);
  lab.answer('/doui/notices', handle);
  const code = await (await fetch(`${lab.url}/sdk/doui-head.js`)).text();
  const told = (config: unknown): string => `data-doui='${JSON.stringify(config)}'`;
  const head = headOf(document, 'doui');
  const tags = [
    head ? `<script ${told(head)}>${code}</script>` : '',
    `<script src="/sdk/doui-guard.js" ${told(guardOf(document, 'doui'))}></script>`,
    TAG,
    `<script>
      globalThis.reports = [];
      document.addEventListener('doui:audit', ({ detail }) => reports.push(detail));
    </script>`,
  ];
  lab.page(tags.join(''), body.replaceAll('OTHER', lab.other));
  await at.visit();
  return seen;
}

/** Asks the other origin for something, and says what came of it. */
export const fetchOther = (at: ChromiumLab, path: string): Promise<string> =>
  at.page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'came',
        (error: unknown) => String(error),
      ),
    at.lab.other + path,
  );

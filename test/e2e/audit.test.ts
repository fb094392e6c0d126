import { expect, it } from 'vitest';
import type { AuditReport } from '../../src/core/audit.ts';
import type { Guard } from '../../src/core/guard.ts';
import { guardOf, headOf } from '../../src/core/head.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { createHandler } from '../../src/server/handler.ts';
import type { SeenReport } from '../../src/server/seen.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';
import { listen, type Listening } from '../support/listen.ts';

const at = useChromiumLab();
const ALL = {
  ads: 'granted',
  'behavioral-analysis': 'granted',
  'partner-campaigns': 'granted',
} as const;

declare global {
  // eslint-disable-next-line no-var
  var reports: AuditReport[];
}

/** The page of a site that has the other origin in its registry, for the purpose `ads`. */
async function open(
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
  const head = headOf(document, 'doui');
  const tags = [
    head && `<script data-doui='${JSON.stringify(head)}'>${await codeOf('doui-head.js')}</script>`,
    `<script src="/sdk/doui-guard.js" data-doui='${JSON.stringify(guardOf(document, 'doui'))}'></script>`,
    TAG,
    '<script>globalThis.reports = []; document.addEventListener("doui:audit", ({ detail }) => reports.push(detail))</script>',
  ];
  lab.page(tags.join(''), body.replaceAll('OTHER', lab.other));
  await at.visit();
  return seen;
}
const codeOf = async (file: string): Promise<string> =>
  (await fetch(`${at.lab.url}/sdk/${file}`)).text();
const fetchOther = (path: string) =>
  at.page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'came',
        (error: unknown) => String(error),
      ),
    at.lab.other + path,
  );

it('holds by the registry alone what no markup marks, until it is granted, and again after', async () => {
  await open({ mode: 'enforce' }, '<script>fetch("OTHER/early").catch(() => {})</script>');
  expect(await fetchOther('/x')).toMatch(/TypeError/);
  expect(at.lab.reached).toEqual([]);
  await at.decide(ALL);
  expect(await fetchOther('/y')).toBe('came');
  await at.page.evaluate(() => doui.withdraw('ads'));
  expect(await fetchOther('/z')).toMatch(/TypeError/);
  expect(at.lab.reached).toEqual(['/y']);
});

it('lets what waits go once it is granted, in the order in which it was asked for', async () => {
  await open(
    { mode: 'enforce' },
    '<script>for (const at of [1, 2, 3]) fetch("OTHER/" + at)</script>',
    'wait',
  );
  expect(at.lab.reached).toEqual([]);
  await at.decide(ALL);
  await expect.poll(() => at.lab.reached).toEqual(['/1', '/2', '/3']);
});

it('holds everything where somebody else has told the guard what is allowed', async () => {
  const { lab, page } = at;
  await open(
    { mode: 'enforce' },
    `<script>globalThis[Symbol.for('doui.guard')].follow({ allows: () => true, subscribe: () => () => {} })</script>`,
  );
  expect(await page.evaluate(() => doui.state().phase)).toBe('failed');
  expect(lab.reached).toEqual([]);
});

it('tells what left the page, early and undeclared, in the page and to the server', async () => {
  const stranger: Listening = await listen(
    () => new Response('', { headers: { 'access-control-allow-origin': '*' } }),
  );
  const host = new URL(stranger.url).host;
  const other = () => new URL(at.lab.other).host;
  try {
    const said: string[] = [];
    at.page.on('console', (message) => said.push(message.type()));
    const seen = await open(
      { mode: 'report', reports: '/doui/seen' },
      `<script>fetch('${stranger.url}/secret?id=1'); fetch('OTHER/early'); fetch('/own')</script>`,
    );
    await at.page.waitForFunction(() => reports.length === 1);
    const expected = {
      undeclared: [[host, 1]],
      early: [[other(), 1]],
      declared: [],
      held: [[other(), 1]],
      blocked: [],
      unseen: [],
    };
    expect(await at.page.evaluate(() => reports[0])).toEqual(expected);
    expect(said).toContain('table');
    await at.decide(ALL);
    await fetchOther('/granted');
    await at.page.goto('about:blank');
    await expect.poll(() => seen.length).toBe(1);
    const { declared: _, ...told } = expected;
    expect(seen[0]).toEqual({ mode: 'report', ...told });
    expect(at.lab.reached).toEqual(['/early', '/granted']);
  } finally {
    await stranger.close();
  }
});

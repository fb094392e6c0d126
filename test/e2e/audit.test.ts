import { expect, it } from 'vitest';
import type { AuditReport } from '../../src/core/audit.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { ALL, fetchOther, openGuarded } from '../support/guarded.ts';
import { listen, type Listening } from '../support/listen.ts';

const at = useChromiumLab();

/** In the page: what was told of it. */
declare const reports: AuditReport[];

it('holds by the registry alone what no markup marks, until it is granted, and again after', async () => {
  await openGuarded(
    at,
    { mode: 'enforce' },
    '<script>fetch("OTHER/early").catch(() => {})</script>',
  );
  expect(await fetchOther(at, '/x')).toMatch(/TypeError/);
  expect(at.lab.reached).toEqual([]);
  await at.decide(ALL);
  expect(await fetchOther(at, '/y')).toBe('came');
  await at.page.evaluate(() => doui.withdraw('ads'));
  expect(await fetchOther(at, '/z')).toMatch(/TypeError/);
  expect(at.lab.reached).toEqual(['/y']);
});

it('lets what waits go once it is granted, in the order in which it was asked for', async () => {
  await openGuarded(
    at,
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
  await openGuarded(
    at,
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
    const seen = await openGuarded(
      at,
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
    await fetchOther(at, '/granted');
    await at.page.goto('about:blank');
    await expect.poll(() => seen.length).toBe(1);
    const { declared: _, ...told } = expected;
    expect(seen[0]).toEqual({ mode: 'report', ...told });
    expect(at.lab.reached).toEqual(['/early', '/granted']);
  } finally {
    await stranger.close();
  }
});

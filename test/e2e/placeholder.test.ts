import { describe, expect, it } from 'vitest';
import type { Guard } from '../../src/core/guard.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { createHandler } from '../../src/server/handler.ts';
import { violations } from '../support/axe.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const EMBED =
  '<iframe id="embed" title="A film" data-purpose="ads" data-src="OTHER/frame" width="560" height="315"></iframe>';

async function visit(body: string, guard?: Guard): Promise<void> {
  const { lab } = at;
  const [first, ...others] = lab.notices.notices;
  const document: NoticesDocument = {
    ...lab.notices,
    ...(guard && { guard }),
    transmissions: {
      films: {
        recipient: Object.keys(lab.notices.recipients)[0] ?? '',
        data: Object.keys(lab.notices.data ?? {}).slice(0, 2),
        purposes: ['ads'],
        origins: [lab.other],
        texts: {
          en: { purpose: 'To show you films.', recipientPurpose: 'To count who sees them.' },
          ja: { purpose: '動画の表示のため。' },
        },
      },
    },
    notices: [
      { ...(first as NoticesDocument['notices'][number]), transmissions: ['films'] },
      ...others,
    ],
  };
  lab.answer('/doui/notices', createHandler({ store: lab.store, notices: document }));
  lab.page(TAG, body.replaceAll('OTHER', lab.other));
  await at.page.goto(lab.url);
  await at.page.evaluate(() => {
    const seen = globalThis as { shift?: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const one of list.getEntries())
        seen.shift = (seen.shift ?? 0) + (one as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    return doui.ready;
  });
}

const held = () => at.page.locator('doui-placeholder');
const shift = () => at.page.evaluate(() => (globalThis as { shift?: number }).shift);

describe('in place of a held embed', () => {
  it('who receives what for what is said, as large as the embed, and nothing moves', async () => {
    await visit(`<p>Before</p>${EMBED}<p id="after">After</p>`);
    await held().getByRole('region').waitFor();
    const box = await held().boundingBox();
    expect([box?.width, box?.height]).toEqual([564, 319]);
    expect(await held().getByRole('region').innerText()).toContain('To show you films.');
    expect(await shift()).toBe(0);
    expect(at.lab.reached).toEqual([]);
    expect(await violations(at.page, 'doui-placeholder')).toEqual([]);
  });

  it('it is loaded once, by a person, without any record, until somebody decides', async () => {
    await visit(EMBED);
    await held()
      .getByRole('button', { name: 'Load once' })
      .evaluate((button: HTMLElement) => button.click());
    expect(await held().count()).toBe(1);
    await held().getByRole('button', { name: 'Load once' }).click();
    await expect.poll(() => at.lab.reached).toEqual(['/frame']);
    expect(await held().count()).toBe(0);
    expect(await shift()).toBe(0);
    expect(
      await at.page.evaluate(() => [
        doui.allows('ads'),
        doui.state().entries,
        document.activeElement?.id,
      ]),
    ).toEqual([false, [], 'embed']);
    await at.decide({ ads: 'refused' });
    await expect.poll(() => at.page.locator('#embed').getAttribute('src')).toBeNull();
    await held().waitFor();
  });

  it('its purpose alone is granted, and recorded as from here', async () => {
    await visit(EMBED);
    await held().getByRole('button', { name: 'Always allow' }).click();
    await expect.poll(() => at.lab.reached).toEqual(['/frame']);
    expect(await at.page.evaluate(() => doui.state().entries[0])).toMatchObject({
      surface: 'placeholder',
      means: 'person',
      decisions: { ads: 'granted' },
    });
    expect(await held().count()).toBe(0);
    await at.page.evaluate(() => doui.withdraw('ads'));
    await held().waitFor();
    await at.page.evaluate(() => doui.setLocale('ja'));
    await held().getByRole('button', { name: '常に許可する' }).waitFor();
    expect(await held().count()).toBe(1);
  });

  it('the choices are one press away; a site may do without it; what is tiny has none', async () => {
    await visit(
      `${EMBED}${EMBED.replace('id=', 'data-doui-placeholder="none" id="none-')}${EMBED.replace('"560" height="315"', '"1" height="1"')}`,
    );
    await held().first().waitFor();
    expect(await held().count()).toBe(1);
    await held().getByRole('button', { name: 'Your choices' }).click();
    await at.page.getByRole('dialog').waitFor();
  });

  it('the keyboard alone reaches and presses all of it', async () => {
    await visit(`<button id="before">Before</button>${EMBED}`);
    await held().getByRole('region').waitFor();
    await at.page.locator('#before').focus();
    const reached: (string | undefined)[] = [];
    for (let times = 0; times < 4; times++) {
      await at.page.keyboard.press('Tab');
      reached.push(
        await at.page.evaluate(() => {
          const inside = document.activeElement?.shadowRoot?.activeElement;
          return inside?.getAttribute('role') ?? inside?.textContent;
        }),
      );
    }
    expect(reached).toEqual(['region', 'Load once', 'Always allow', 'Your choices']);
    await at.page.keyboard.press('Shift+Tab');
    await at.page.keyboard.press('Enter');
    await expect.poll(() => at.lab.reached).toEqual(['/frame']);
    expect(await at.page.evaluate(() => doui.state().entries[0])).toMatchObject({
      surface: 'placeholder',
      means: 'person',
    });
  });

  it.each<Guard>([{ mode: 'report', lockdown: true }, { mode: 'enforce' }])(
    'nothing is loaded once where a policy or a guard would keep it out: %o',
    async (guard) => {
      await visit(EMBED, guard);
      await held().getByRole('button', { name: 'Always allow' }).waitFor();
      expect(await held().getByRole('button', { name: 'Load once' }).count()).toBe(0);
    },
  );
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GROUPED = await readFile(new URL('../../demo/notices/docomo.json', import.meta.url), 'utf8');
const KEY = 'specified-user-information';
const ELEMENTS = TAG.replace('<script', '<script data-elements');
const STRICT =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const OF_IT = /doui-(notice|whole|sections|words-notice)/;

const site = useChromiumLab();

/** A page of the site's own with a notice in it. */
async function stand(
  body = `<h1>Notices</h1><doui-notice notice="${KEY}"></doui-notice>`,
  { hash = '', page = site.page }: { hash?: string; page?: Page } = {},
): Promise<Page> {
  site.lab.page(`<meta name="viewport" content="width=device-width">${ELEMENTS}`, body);
  await page.goto(`${site.lab.url}/${hash}`);
  await page.evaluate(() => doui.ready);
  await page.evaluate(() => doui.close());
  return page;
}

async function open(page = site.page): Promise<void> {
  await page.evaluate(() => doui.open('notice'));
  await page.getByRole('dialog').getByRole('navigation', { name: 'Contents' }).waitFor();
}

/** The text of what has the focus, through every shadow root. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.textContent;
  });

describe('the whole notice', () => {
  it('is loaded when it is opened, and not before', async () => {
    const loaded: string[] = [];
    site.page.on('request', (request) => loaded.push(request.url()));
    await site.visit();
    await site.page.locator('doui-root').getByRole('region').first().waitFor();
    expect(loaded.filter((url) => OF_IT.test(url))).toEqual([]);
    await open();
    expect(loaded.filter((url) => OF_IT.test(url))).not.toEqual([]);
  });

  it('has contents that lead straight to each section, and leave the address alone', async () => {
    await site.visit();
    await open();
    const links = site.page.getByRole('navigation', { name: 'Contents' }).getByRole('link');
    for (const link of await links.all()) {
      const name = await link.innerText();
      await link.focus();
      await site.page.keyboard.press('Enter');
      await expect.poll(() => focused(site.page)).toBe(name);
      const heading = site.page.getByRole('dialog').getByRole('heading', { name, exact: true });
      expect(await heading.boundingBox()).toMatchObject({ y: expect.toSatisfy(isInSight) });
    }
    expect(new URL(site.page.url()).hash).toBe('');
  });

  it('goes to the section that was asked for', async () => {
    await site.visit();
    await site.page.evaluate(() => doui.open('notice', { section: 'contacts' }));
    await expect.poll(() => focused(site.page)).toBe('Contact');
  });

  it('keeps its head in sight on a phone, wherever one goes', async () => {
    await site.page.setViewportSize({ width: 390, height: 800 });
    await site.visit();
    await site.page.evaluate(() => doui.open('notice', { section: 'contacts' }));
    await expect.poll(() => focused(site.page)).toBe('Contact');
    const close = site.page.getByRole('button', { name: 'Close' });
    expect(await close.boundingBox()).toMatchObject({ y: expect.toSatisfy(isInSight) });
  });

  it('stands under a strict policy, with nothing that it forbids', async () => {
    const html = `<!doctype html><html lang="en"><title>Strict</title>${ELEMENTS}<body>
      <h1>Notices</h1><doui-notice notice="${KEY}"></doui-notice>`;
    site.lab.answer(
      '/strict',
      () =>
        new Response(html, {
          headers: { 'content-type': 'text/html', 'content-security-policy': STRICT },
        }),
    );
    const said: string[] = [];
    site.page.on('console', (line) => said.push(line.text()));
    await site.page.goto(`${site.lab.url}/strict`);
    await site.page.evaluate(() => doui.ready);
    const notice = site.page.locator('doui-notice article');
    await notice.waitFor();
    await open();
    expect(await notice.evaluate((box) => getComputedStyle(box).containerType)).toBe('inline-size');
    expect(said.filter((line) => /polic|refused|violat/i.test(line))).toEqual([]);
  });
});

const isInSight = (y: unknown): boolean => Number(y) >= 0 && Number(y) < 720;

describe('in a page of the site’s own', () => {
  it.each(['on load', 'later'])('the page’s address opens a section, %s', async (when) => {
    const hash = `#doui-${KEY}-contacts`;
    const page = await stand(undefined, when === 'later' ? {} : { hash });
    const heading = page.locator('doui-notice').getByRole('heading', { name: 'Contact' });
    await heading.waitFor();
    if (when === 'later') await page.evaluate((to) => void (location.hash = to), hash);
    await expect.poll(() => focused(page)).toBe('Contact');
    expect(await heading.boundingBox()).toMatchObject({ y: expect.toSatisfy(isInSight) });
  });

  it('each section has a link to copy, that the page’s address then names', async () => {
    const page = await stand();
    const link = page.getByRole('link', { name: 'Link to “Contact”' });
    await link.click();
    expect(new URL(page.url()).hash).toBe(`#doui-${KEY}-contacts`);
    await expect.poll(() => focused(page)).toBe('Contact');
  });

  it('follows its attributes, and leaves with its element', async () => {
    const page = await stand();
    const element = page.locator('doui-notice');
    const heading = element.getByRole('heading', { level: 2 }).first();
    await expect.poll(() => heading.innerText()).toBe('Specified User Information Handling Policy');
    await element.evaluate((node) => node.setAttribute('locale', 'ja'));
    await expect.poll(() => heading.innerText()).toBe('特定利用者情報取扱方針');
    await element.evaluate((node) => node.setAttribute('notice', 'customer-portal-terms'));
    await expect.poll(() => heading.innerText()).not.toContain('特定利用者情報');
    const left = await element.evaluate((node) => {
      node.remove();
      return node.shadowRoot?.querySelectorAll('article').length;
    });
    expect(left).toBe(0);
  });

  it('says plainly that there is no such notice', async () => {
    const page = await stand('<doui-notice notice="nothing"><b>kept</b></doui-notice>');
    await page.getByText('There is no notice “nothing” in force here.').waitFor();
    expect(await page.getByText('kept').isVisible()).toBe(false);
  });

  it('says that none can be shown, where there are none', async () => {
    site.lab.answer('/doui/notices', () => new Response('', { status: 500 }));
    const page = await stand(`<doui-notice notice="${KEY}"></doui-notice>`);
    await page.getByText('The notice cannot be shown here.').waitFor();
  });

  it('keeps what the site wrote inside it, where it cannot be loaded', async () => {
    site.lab.answer('/sdk/doui-notice-page.js', () => new Response('', { status: 404 }));
    const page = await stand(
      `<doui-notice notice="${KEY}"><a href="/n.pdf">The notice</a></doui-notice>`,
    );
    await page.evaluate(() => customElements.whenDefined('doui-notice').then(() => undefined));
    expect(await page.getByRole('link', { name: 'The notice' }).isVisible()).toBe(true);
  });

  it('the record is there too, with what was decided', async () => {
    const page = await stand('<h1>Record</h1><doui-record></doui-record>');
    await site.decide({ ads: 'granted' });
    const element = page.locator('doui-record');
    await element.getByText('Agreed', { exact: false }).first().waitFor();
    expect(await element.locator('.root').innerText()).toContain('Other companies’ advertisements');
  });
});

/** What can be read in print. */
async function printed(page: Page, where: string): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  return page.locator(where).innerText();
}

describe('on paper', () => {
  it('has every section, everything unfolded, addresses after links, and nothing to press', async () => {
    site.lab.answer('/doui/notices', () => new Response(GROUPED));
    const page = await stand('<h1>Notices</h1><doui-notice notice="personal-data"></doui-notice>');
    const contents = page.getByRole('navigation', { name: 'Contents' }).getByRole('link');
    await contents.first().waitFor();
    const titles = await contents.allInnerTexts();
    const text = await printed(page, 'doui-notice article');
    expect(titles.length).toBeGreaterThan(10);
    for (const title of titles) expect(text.split(title).length, title).toBeGreaterThan(2);
    expect(text).toContain('Providing services and functions');
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    const after = await page
      .locator('doui-notice a[data-to]')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(after).toMatch(/https:/);
  });

  it('is unfolded while it is printed, and folded again after that', async () => {
    site.lab.answer('/doui/notices', () => new Response(GROUPED));
    const page = await stand('<doui-notice notice="personal-data"></doui-notice>');
    await page.locator('doui-notice details').first().waitFor();
    const folded = page.locator('doui-notice details:not([open])');
    const before = await folded.count();
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        const all = document.querySelector('doui-notice')?.shadowRoot?.querySelectorAll('details');
        document.title = String([...(all ?? [])].filter(({ open }) => !open).length);
      });
    });
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    expect([await page.title(), before > 0]).toEqual(['0', true]);
    expect(await folded.count()).toBe(before);
  });

  it('a dialog is printed alone, and whole', async () => {
    await site.visit();
    await site.page.evaluate(() => document.body.append('The page behind.'));
    await open();
    const titles = await site.page
      .getByRole('navigation', { name: 'Contents' })
      .getByRole('link')
      .allInnerTexts();
    const text = await printed(site.page, 'doui-root article');
    for (const title of titles) expect(text.split(title).length, title).toBeGreaterThan(2);
    expect(await site.page.locator('body').isVisible()).toBe(false);
    const fits = await site.page
      .locator('doui-root .body')
      .evaluate((body) => body.scrollHeight <= body.clientHeight + 1);
    expect(fits).toBe(true);
    const pages = (await site.page.pdf({ format: 'A4' }))
      .toString('latin1')
      .match(/\/Type \/Page\b/g);
    expect(pages?.length).toBeGreaterThan(2);
    await site.page.emulateMedia({ media: 'screen' });
    await site.page.keyboard.press('Escape');
    await expect.poll(() => site.page.locator('body').isVisible()).toBe(true);
    await site.page.emulateMedia({ media: 'print' });
    expect(await site.page.locator('body').isVisible()).toBe(true);
  });
});

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['desktop, light', { viewport: { width: 1280, height: 800 } }],
  ['phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ['320 px wide', { viewport: { width: 320, height: 640 } }],
  ['forced colours', { viewport: { width: 1280, height: 800 }, forcedColors: 'active' }],
];

describe.each(LOOKS)('%s', (_, options) => {
  it.each(['doui-notice', 'doui-root'])(
    '%s has nothing for axe to find, and fits',
    async (where) => {
      const context = await site.browser.newContext({ reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      site.lab.answer('/doui/notices', () => new Response(GROUPED));
      const body =
        '<main><h1>Notices</h1><doui-notice notice="personal-data"></doui-notice></main>';
      await stand(`<style>:root{color-scheme:light dark}body{background:Canvas}</style>${body}`, {
        page,
      });
      await page.locator('doui-notice nav').waitFor();
      if (where === 'doui-root') {
        await page.evaluate(() => doui.open('notice', { notice: 'personal-data' }));
        await page.locator('doui-root nav').waitFor();
      }
      for (const summary of await page.locator(`${where} summary`).all()) await summary.click();
      const wide = await page.evaluate((name) => {
        const all = document.querySelector(name)?.shadowRoot?.querySelectorAll('*') ?? [];
        return [...all]
          .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
          .map((node) => node.outerHTML.slice(0, 80));
      }, where);
      expect(wide).toEqual([]);
      expect(await violations(page, where)).toEqual([]);
      await context.close();
    },
  );
});

interface Violation {
  readonly id: string;
  readonly nodes: { readonly html: string; readonly failureSummary?: string }[];
}

async function violations(page: Page, where: string): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (name) => {
    const { axe } = globalThis as never as {
      axe: { run(where: string, options: object): Promise<{ violations: Violation[] }> };
    };
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run(name, { runOnly: rules })).violations;
  }, where);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { flaw } from '../../src/core/event.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { revisedDocument } from '../fixtures/ways.ts';
import { violations } from '../support/axe.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';
import { heldOf } from '../support/held.ts';

const at = useChromiumLab();
const TITLE = 'Portal terms';
const HEAD = TAG.replace('data-locale', 'data-elements data-locale');
const GATE = '<doui-acknowledge notice="ways"></doui-acknowledge>';
const FORM = (inner = GATE): string =>
  `<main><h1>Form</h1><form id="f" action="/sent"><label>Name <input name="who" value="x"></label>${inner}<button>Send</button></form></main>`;
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'";

/** Serves one version of the notice, or both, and a page with a form; opens it. */
async function visit(body = FORM(), versions = 1, page = at.page): Promise<void> {
  const document = revisedDocument(false);
  const notices: NoticesDocument = { ...document, notices: document.notices.slice(0, versions) };
  at.lab.answer('/doui/notices', () => Response.json(notices));
  at.lab.answer('/', () => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
    };
    return new Response(`<!doctype html><html lang="en"><title>Lab</title>${HEAD}<body>${body}`, {
      headers,
    });
  });
  await at.visit(page);
}

const gate = (page = at.page): Locator => page.locator('doui-acknowledge');
const box = (): Locator => gate().getByRole('checkbox', { name: `I have read “${TITLE}”.` });
const send = (): Promise<void> => at.page.getByRole('button', { name: 'Send' }).click();
const valid = (): Promise<boolean> =>
  at.page.evaluate(() => document.querySelector('form')?.checkValidity() ?? false);
const entries = () => at.page.evaluate(() => doui.state().entries);

async function read(page: Page = at.page): Promise<void> {
  await gate(page).getByRole('button', { name: 'Read the whole notice' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function acknowledge(): Promise<void> {
  await read();
  await box().click();
  await gate().getByText('You took note of this version').waitFor();
}

describe('a form with a gate', () => {
  it('is not sent by the browser before its notice was read, and the focus goes where to read it', async () => {
    await visit();
    await box().waitFor();
    await send();
    expect(new URL(at.page.url()).pathname).toBe('/');
    const focused = await gate().evaluate((node) => node.shadowRoot?.activeElement?.textContent);
    expect(focused).toBe('Read the whole notice');
    expect(await entries()).toEqual([]);
  });

  it('is not free to tick before that either, and says what comes first', async () => {
    await visit();
    await box().click({ force: true });
    expect(await box().isChecked()).toBe(false);
    await gate().getByText('Please open and read the notice first.').waitFor();
    expect(await entries()).toEqual([]);
  });

  it('is sent with the event’s id once the person has read and ticked, and that is durable', async () => {
    await visit();
    await read();
    expect(await valid()).toBe(false);
    await send();
    await expect.poll(() => box().evaluate((node) => node.matches(':focus'))).toBe(true);
    await at.page.keyboard.press('Space');
    await gate().getByText('You took note of this version').waitFor();
    expect(await box().evaluate((node) => node.matches(':focus'))).toBe(true);
    const [entry] = await entries();
    expect(entry).toMatchObject({ surface: 'form', means: 'person', decisions: {} });
    await at.page.waitForFunction(() => doui.state().entries[0]?.delivery === 'sent');
    const { subject } = await at.page.evaluate(() => doui.export());
    const [row] = await heldOf(at.lab.store, String(subject));
    expect(row?.sealed.event.kind).toBe('acknowledgement');
    expect(await flaw(row?.sealed as never)).toBeUndefined();
    await send();
    await at.page.waitForURL('**/sent?**');
    expect(new URL(at.page.url()).searchParams.get('acknowledgement')).toBe(entry?.id);
  });

  it('may stand elsewhere in the page, under another name', async () => {
    const far = '<doui-acknowledge notice="ways" for="f" name="terms"></doui-acknowledge>';
    await visit(FORM('') + far);
    await acknowledge();
    const [entry] = await entries();
    const sent = await at.page.evaluate(() => {
      const form = document.querySelector('form');
      return form && [...new FormData(form)];
    });
    expect(sent).toEqual([
      ['who', 'x'],
      ['terms', entry?.id],
    ]);
  });

  it('stays shut to scripts: neither a click on the box nor one on its label ticks it', async () => {
    await visit();
    await read();
    await gate().evaluate((node) => {
      node.shadowRoot?.querySelector('input')?.click();
      node.shadowRoot?.querySelector('label')?.click();
    });
    expect(await box().isChecked()).toBe(false);
    expect(await entries()).toEqual([]);
    expect(await valid()).toBe(false);
  });

  it('is open at once for who has read this version on this device, and says since when', async () => {
    await visit();
    await acknowledge();
    const [entry] = await entries();
    await at.page.reload();
    await gate().getByText('You took note of this version').waitFor();
    expect(await valid()).toBe(true);
    await send();
    await at.page.waitForURL('**/sent?**');
    expect(new URL(at.page.url()).searchParams.get('acknowledgement')).toBe(entry?.id);
  });

  it('shuts again with the next version of the notice', async () => {
    await visit();
    await at.decide({ letters: 'refused' });
    await acknowledge();
    await visit(FORM(), 2);
    await box().waitFor();
    expect(await valid()).toBe(false);
    expect(await box().isChecked()).toBe(false);
    // What only announces the change is not what reads it.
    await at.page.getByRole('button', { name: 'OK' }).click();
    await at.page.waitForFunction(() => doui.state().entries.length === 3);
    expect(await valid()).toBe(false);
  });

  const fill = () =>
    at.page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });

  it('opens where the disk is full, once the server has it', async () => {
    await visit();
    await read();
    await fill();
    await box().click();
    await gate().getByText('You took note of this version').waitFor();
    expect(await valid()).toBe(true);
    expect(await at.page.evaluate(() => doui.state().entries[0]?.delivery)).toBe('sent');
  });

  it('stays shut, and says why, where it could be kept neither here nor by the server', async () => {
    at.lab.answer('/doui/sync', () => new Response('', { status: 503 }));
    await visit();
    await read();
    await fill();
    await box().click();
    await gate().getByRole('alert').waitFor();
    expect(await gate().getByRole('alert').innerText()).toContain('could not be saved');
    expect(await box().isChecked()).toBe(false);
    expect(await valid()).toBe(false);
  });

  it('forgets what was opened when the form is reset, and keeps what is recorded', async () => {
    await visit();
    await read();
    await at.page.evaluate(() => document.querySelector('form')?.reset());
    await gate().getByText('Please open and read the notice first.').waitFor();
    await acknowledge();
    await at.page.evaluate(() => document.querySelector('form')?.reset());
    await gate().getByText('You took note of this version').waitFor();
    expect(await valid()).toBe(true);
  });

  it('holds nothing up where it is disabled', async () => {
    await visit(FORM(`<fieldset disabled>${GATE}</fieldset>`));
    await box().waitFor();
    expect(await box().isDisabled()).toBe(true);
    expect(await valid()).toBe(true);
    await send();
    await at.page.waitForURL('**/sent?**');
    expect(new URL(at.page.url()).searchParams.has('acknowledgement')).toBe(false);
  });

  it('stays shut for a notice that does not apply, and says so', async () => {
    await visit(FORM(GATE.replace('ways', 'nothing')));
    await gate().getByText('which does not apply here').waitFor();
    await send();
    expect(new URL(at.page.url()).pathname).toBe('/');
    await gate().evaluate((node) => node.setAttribute('notice', 'ways'));
    await acknowledge();
    await send();
    await at.page.waitForURL('**/sent?**');
  });

  it.each(['en-GB', 'ja-JP', 'ar'])('has nothing for axe to find (%s)', async (locale) => {
    const context = await at.browser.newContext({ locale, bypassCSP: true });
    const page = await context.newPage();
    await visit(FORM(), 1, page);
    await page.evaluate((tag) => doui.setLocale(tag), locale);
    await gate(page).getByRole('checkbox').waitFor();
    expect(await violations(page, 'doui-acknowledge')).toEqual([]);
    await context.close();
  });
});

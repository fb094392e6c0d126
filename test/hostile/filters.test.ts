import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const BODY = `
  <button onclick="this.textContent = 'pressed'">Press</button>
  <input aria-label="Name">
  <div style="height: 5000px"></div>
  <script>
    window.codes = [];
    document.addEventListener('doui:error', ({ detail }) => codes.push(detail.code));
  </script>
  <script type="text/plain" data-purpose="ads" src="OTHER/ads.js"></script>
  <img data-purpose="ads" data-src="OTHER/pixel" alt="">`;

/** What a filter list does: hides what a selector names, or keeps back what an address names. */
interface Filter {
  readonly hides?: string;
  readonly blocks?: RegExp;
}

const FILTERS: { readonly [what: string]: Filter } = {
  'hides our element': { hides: 'doui-root { display: none !important }' },
  'hides all that floats': {
    hides: 'doui-root, :not(html, body, button, input, div) { visibility: hidden !important }',
  },
  'blocks doui.js': { blocks: /\/doui\.js$/ },
  'blocks the interface': { blocks: /\/doui-ui\.js$/ },
  'blocks the interface’s second layer': { blocks: /\/doui-second-layer\.js$/ },
  'blocks what seals and sends': { blocks: /\/doui-clerk\.js$/ },
  'blocks what enforces the registry': { blocks: /\/doui-warden\.js$/ },
  'blocks all parts but the first': { blocks: /\/doui-[^/]*\.js$/ },
  'blocks the notices': { blocks: /\/doui\/notices/ },
  'blocks the endpoint': { blocks: /\/doui\/(?!notices)/ },
};

/** Opens the page under a filter, and has it live through an hour. */
async function live({ hides, blocks }: Filter): Promise<{ asked: string[]; logged: string[] }> {
  const asked: string[] = [];
  const logged: string[] = [];
  at.page.on('console', (message) => logged.push(message.text()));
  at.page.on('pageerror', ({ message }) => logged.push(message));
  if (blocks) {
    await at.page.route(blocks, (route) => {
      asked.push(new URL(route.request().url()).pathname);
      return route.abort('blockedbyclient');
    });
  }
  at.lab.answer('/doui/notices', () => Response.json(enforced()));
  const style = hides === undefined ? '' : `<style>${hides}</style>`;
  at.lab.page(style + TAG, BODY.replaceAll('OTHER', at.lab.other));
  await at.page.clock.install();
  await at.page.goto(at.lab.url, { waitUntil: 'networkidle' });
  // Kept or not, the answer opens nothing; what is not delivered is sent again, ever more seldom.
  await at.page.evaluate(() => void globalThis.doui?.record({ ads: 'refused' }).catch(() => {}));
  await at.page.clock.runFor('01:00:00');
  return { asked, logged };
}

/** With something for the part to do that enforces the registry. */
const enforced = () => {
  const { notices } = at.lab;
  return { ...notices, signals: [{ key: 'google', follows: { ad_storage: ['ads'] } }] };
};

describe.each(Object.entries(FILTERS))('a filter that %s', (_, filter) => {
  it('leaves the page usable, opens nothing and starts no storm of errors', async () => {
    const { asked, logged } = await live(filter);
    const button = at.page.getByRole('button', { name: 'Press' });
    await button.click();
    expect(await at.page.locator('body > button').textContent()).toBe('pressed');
    await at.page.getByLabel('Name').fill('Who');
    await at.page.keyboard.press('Tab');
    await at.page.mouse.wheel(0, 900);
    await at.page.waitForFunction(() => scrollY > 0);

    const state = await at.page.evaluate(() => ({
      allows: globalThis.doui?.allows('ads') ?? false,
      overflow: getComputedStyle(document.body).overflow,
      isInert: document.querySelector('[inert]') !== null,
      codes,
    }));
    expect(state).toMatchObject({ allows: false, overflow: 'visible', isInert: false });
    expect(at.lab.reached).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(logged.length).toBeLessThanOrEqual(12);
    expect(state.codes.length).toBeLessThanOrEqual(4);
  });
});

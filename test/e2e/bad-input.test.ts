import { describe, expect, it } from 'vitest';
import { advice } from '../../src/core/advice.ts';
import type { ErrorCode } from '../../src/core/errors.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

/** In two parts, since no linter lets it stand in one. */
const PROGRAM = ['javascript', ':'].join('');

const at = useChromiumLab();
const json = (body: unknown) => () =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    headers: { 'content-type': 'application/json' },
  });
const held = () =>
  `<p>The page itself</p><script type="text/plain" data-purpose="ads" src="${at.lab.other}/ads.js"></script>`;
const listen =
  '<script>window.codes = []; document.addEventListener("doui:error", ({ detail }) => codes.push(detail.code))</script>';

/** A transmission to this origin. */
const sending = (
  origin: string,
  purposes = ['ads'],
): NonNullable<NoticesDocument['transmissions']> => ({
  ads: {
    recipient: 'advertisers',
    data: ['name'],
    purposes,
    origins: [origin],
    texts: { en: { purpose: 'To show advertisements.' } },
  },
});

/** Opens the page, and gives back what it said in the console. */
async function visit(before = '', tag = TAG, url = at.lab.url): Promise<string[]> {
  const said: string[] = [];
  at.page.on('console', (message) => {
    if (message.type() === 'error' && message.text().startsWith('Doui:')) said.push(message.text());
  });
  at.page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  at.lab.page(listen + before + tag, held());
  await at.page.goto(url);
  await at.page.evaluate(() => doui.ready);
  return said;
}

/** One line in the console, one event, everything shut, and the page as it was. */
async function expectShut(said: string[], code: ErrorCode): Promise<void> {
  await expect.poll(() => said.length).toBe(1);
  expect(said[0]).toMatch(new RegExp(`^Doui: ${code}: `));
  expect(said[0]).toContain(advice[code]);
  expect(await at.page.evaluate(() => codes)).toEqual([code]);
  expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
  expect(await at.page.evaluate(() => doui.state().view)).toBeUndefined();
  expect(await at.page.locator('doui-root').count()).toBe(0);
  expect(await at.page.locator('p').textContent()).toBe('The page itself');
  expect(at.lab.reached).toEqual([]);
}

describe('notices that', () => {
  const mutated = (change: (document: never) => void) => {
    const copy = structuredClone(at.lab.notices);
    change(copy as never);
    return copy;
  };
  /** Only so that mistakes can be made. */
  type Loose = {
    notices: {
      key: string;
      audience: Record<string, unknown>;
      enacted: string;
      overrides: string[];
      contacts: { address: string }[];
      texts: Record<string, { title: string; purposes: Record<string, unknown> }>;
    }[];
    controllers: Record<string, { url: string }>;
  };
  type Registers = { -readonly [member in keyof NoticesDocument]: NoticesDocument[member] };
  /** A change of the first notice. */
  const spoilt = (change: (notice: Loose['notices'][number]) => void) => () =>
    mutated((document: Loose) => document.notices.slice(0, 1).forEach(change));

  it.each<[string, () => unknown, ErrorCode, string]>([
    ['are not JSON', () => '{ "doui": 1, ', 'invalid-notices', 'is not JSON'],
    ['are HTML', () => '<!doctype html><p>Not found', 'invalid-notices', 'is not JSON'],
    ['are of the wrong type', () => [], 'invalid-notices', '/doui/notices'],
    [
      'list one version twice',
      () => mutated((document: Loose) => document.notices.push(...document.notices)),
      'invalid-notices',
      'notices[1]',
    ],
    [
      'put a purpose without words in any locale',
      () =>
        mutated((document: Loose) => {
          for (const words of Object.values(document.notices[0]?.texts ?? {})) {
            delete words.purposes['ads'];
          }
        }),
      'invalid-notices',
      'ads',
    ],
    [
      'put a purpose that is not declared',
      () =>
        mutated(
          (document: { purposes: Record<string, unknown> }) => delete document.purposes['ads'],
        ),
      'invalid-notices',
      'ads',
    ],
    [
      'ask for an attribute that is not declared',
      spoilt((notice) => (notice.audience = { shoe: ['42'] })),
      'invalid-notices',
      'notices[0].audience.shoe',
    ],
    [
      'ask by an unknown operator',
      spoilt((notice) => (notice.audience = { service: { equals: 'x' } })),
      'invalid-notices',
      'notices[0].audience.service.equals',
    ],
    [
      'have a date that does not exist',
      spoilt((notice) => (notice.enacted = '2024-02-30')),
      'invalid-notices',
      'notices[0].enacted',
    ],
    [
      'override in circles',
      () =>
        mutated(({ notices: [one, other] }: Loose) => {
          if (one && other) [one.overrides, other.overrides] = [[other.key], [one.key]];
        }),
      'invalid-notices',
      '→',
    ],
    [
      'are written in a locale that is none',
      spoilt(({ texts }) => (texts['en_US'] = texts['en'] as never)),
      'invalid-notices',
      'en_US',
    ],
    [
      'have markup in a text',
      spoilt(({ texts }) => Object.assign(texts['en'] ?? {}, { title: 'A <b>bold</b> title' })),
      'invalid-notices',
      'notices[0].texts.en.title',
    ],
    [
      'have a program for a link',
      () =>
        mutated(({ controllers }: Loose) => {
          for (const one of Object.values(controllers)) one.url = `${PROGRAM}alert(1)`;
        }),
      'invalid-notices',
      PROGRAM,
    ],
    [
      'have half a surrogate pair in a text',
      spoilt(({ texts }) => Object.assign(texts['en'] ?? {}, { title: 'half \ud83d' })),
      'invalid-notices',
      '/doui/notices',
    ],
    [
      'have a wildcard in which everybody is',
      () => mutated((document: Registers) => (document.transmissions = sending('https://*.co.jp'))),
      'invalid-notices',
      'transmissions.ads.origins[0] is "https://*.co.jp".',
    ],
    [
      'send for no purpose',
      () =>
        mutated((document: Registers) => {
          document.transmissions = sending('https://ads.example', []);
        }),
      'invalid-notices',
      'transmissions.ads.purposes is empty',
    ],
    [
      'take a recipient for the site',
      () =>
        mutated((document: Registers) => {
          document.transmissions = sending('https://ads.example');
          document.guard = { mode: 'enforce', own: ['https://*.example', 'https://ads.example'] };
        }),
      'invalid-notices',
      'guard.own[1] takes in "https://ads.example"',
    ],
    [
      'tell a party twice',
      () =>
        mutated((document: Registers) => {
          const google = { key: 'google', follows: { ad_storage: ['ads'] } } as const;
          document.signals = [google, google];
        }),
      'invalid-notices',
      'signals[1] repeats "google"',
    ],
    [
      'tell a party of a purpose that does not exist',
      () =>
        mutated((document: Registers) => {
          document.signals = [{ key: 'google', follows: { ad_storage: ['adverts'] } }];
        }),
      'invalid-notices',
      'signals[0].follows.ad_storage[0] names "adverts"',
    ],
    [
      'are five megabytes long',
      spoilt(({ texts }) => Object.assign(texts['en'] ?? {}, { title: 'long '.repeat(1e6) })),
      'invalid-notices',
      'notices[0]',
    ],
  ])('%s are named with what and where', async (_, body, code, detail) => {
    at.lab.answer('/doui/notices', json(body()));
    const said = await visit();
    await expectShut(said, code);
    expect(said[0]).toContain(detail);
  });

  it('are not there are said to be not there', async () => {
    at.lab.answer('/doui/notices', () => new Response('', { status: 404 }));
    const said = await visit();
    await expectShut(said, 'notices-unavailable');
    expect(said[0]).toContain('/doui/notices: 404');
  });
});

describe('a browser that', () => {
  it.each([
    [
      'denies IndexedDB',
      'IDBFactory.prototype.open = () => { throw new DOMException("", "SecurityError") }',
    ],
    [
      'has none',
      'delete window.indexedDB; Object.defineProperty(window, "indexedDB", { value: undefined })',
    ],
    [
      'fails to open it',
      'IDBFactory.prototype.open = () => { const request = {}; queueMicrotask(() => request.onerror()); return request }',
    ],
    ['never answers', 'IDBFactory.prototype.open = () => ({})'],
  ])('%s opens nothing by itself, asks all the same, and says so', async (_, script) => {
    const said = await visit(`<script>${script}</script>`);
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toContain(advice['storage-unavailable']);
    const { phase, degraded, view } = await at.page.evaluate(() => doui.state());
    expect([phase, degraded, view]).toEqual(['ready', true, 'banner']);
    expect(await at.page.evaluate(() => [codes, doui.allows('ads')])).toEqual([
      ['storage-unavailable'],
      false,
    ]);
    expect(at.lab.reached).toEqual([]);
  });

  it('denies localStorage too works all the same', async () => {
    const said = await visit(
      '<script>Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new DOMException("", "SecurityError") }</script>',
    );
    await at.decide({ ads: 'granted' });
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
    expect(said).toEqual([]);
  });

  it('stops writing makes a refusal hold, and a grant fail that no server has', async () => {
    const said = await visit();
    await at.decide({ 'partner-campaigns': 'granted' });
    at.lab.answer('/doui/sync', () => new Response('', { status: 503 }));
    const outcome = await at.page.evaluate(async () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
      const code = (promise: Promise<unknown>) =>
        promise.then(
          () => 'recorded',
          (error: { code: string }) => error.code,
        );
      const codes = [
        await code(doui.record({ ads: 'granted' })),
        await code(doui.withdraw('partner-campaigns')),
      ];
      return [...codes, doui.allows('ads'), doui.allows('partner-campaigns')];
    });
    expect(outcome).toEqual(['storage-unavailable', 'storage-unavailable', false, false]);
    await expect
      .poll(() => said.map((line) => line.split(':')[1]?.trim() ?? '').sort())
      .toEqual(['endpoint-unusable', 'storage-unavailable']);
    await at.visit();
    expect(await at.page.evaluate(() => doui.allows('partner-campaigns'))).toBe(false);
  });
});

describe('a page', () => {
  it('by plain http shuts everything, and says so', async () => {
    const { hostname, port } = new URL(at.lab.url);
    expect(hostname).toBe('localhost');
    // Not a loopback name, so that it is no secure context; Chromium is told where it leads.
    await at.page.route('http://plain.test/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({
        response: await route.fetch({ url: `http://localhost:${port}${pathname}` }),
      });
    });
    await expectShut(await visit('', TAG, 'http://plain.test/'), 'insecure-context');
  });

  it('with an audience that is not JSON is nobody in particular', async () => {
    const said = await visit('', TAG.replace('{"service":"internet-connection"}', '{service}'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('invalid-option');
    expect(await at.page.evaluate(() => doui.state().notices)).toEqual([]);
  });

  it('with an audience of the wrong type says so, and takes it as not stated', async () => {
    const said = await visit('', TAG.replace('"internet-connection"', '5'));
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toMatch(/^Doui: invalid-audience: audience.service is 5/);
    expect(said[0]).toContain(advice['invalid-audience']);
    expect(await at.page.evaluate(() => [codes, doui.state().notices])).toEqual([
      ['invalid-audience'],
      [],
    ]);
    expect(at.lab.reached).toEqual([]);
  });

  it('that a recipient’s origin takes in is not held, and says so', async () => {
    const transmissions = sending(at.lab.url);
    at.lab.answer('/doui/notices', json({ ...at.lab.notices, transmissions }));
    const said = await visit();
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toContain(
      `Doui: wide-origin: transmissions.ads.origins takes in ${at.lab.url}`,
    );
    expect(said[0]).toContain(advice['wide-origin']);
    expect(await at.page.evaluate(() => [codes, doui.state().view])).toEqual([
      ['wide-origin'],
      'banner',
    ]);
    expect(at.lab.reached).toEqual([]);
  });

  it('with an audience that comes to be of the wrong type says so too', async () => {
    const said = await visit();
    await at.page.evaluate(() => doui.setAudience({ service: 'no such service' }));
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toMatch(/^Doui: invalid-audience: audience.service is "no such service"/);
    expect(await at.page.evaluate(() => doui.state().notices)).toEqual([]);
  });

  it('whose policy forbids to let scripts go keeps them, and says so', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types other";
    const said = await visit(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
    await at.decide({ ads: 'granted' });
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toContain(advice['policy-forbidden']);
    expect(await at.page.evaluate(() => codes)).toEqual(['policy-forbidden']);
    expect(at.lab.reached).toEqual([]);
  });

  it('whose interface cannot be loaded stays usable, and shut', async () => {
    at.lab.answer('/sdk/doui-ui.js', () => new Response('', { status: 404 }));
    const said = await visit();
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toMatch(/^Doui: part-unavailable: doui-ui.js/);
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
    expect(await at.page.locator('p').textContent()).toBe('The page itself');
    at.lab.answer('/sdk/doui-ui.js', undefined);
  });

  it('in which the interface cannot stand stays usable, and shut', async () => {
    const said = await visit(
      '<script>Element.prototype.attachShadow = () => { throw new Error("not here") }</script>',
    );
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toMatch(/^Doui: part-unavailable/);
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
    expect(await at.page.locator('p').textContent()).toBe('The page itself');
  });

  it('whose listeners throw goes on', async () => {
    await visit();
    const heard = await at.page.evaluate(async () => {
      const seen: string[] = [];
      doui.on('change', () => {
        throw new Error('mine');
      });
      doui.on('change', ({ purposes }) => seen.push(...purposes));
      await doui.record({ ads: 'granted' });
      return seen;
    });
    expect(heard).toEqual(['ads']);
  });
});

describe('an endpoint that', () => {
  it.each([
    ['is missing', () => new Response('', { status: 404 })],
    ['answers HTML', () => new Response('<p>Hello', { headers: { 'content-type': 'text/html' } })],
  ])('%s loses nothing', async (_, respond) => {
    at.lab.answer('/doui/sync', respond);
    const said = await visit();
    await at.decide({ ads: 'granted' });
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toMatch(/^Doui: endpoint-unusable: \/doui/);
    expect(await at.page.evaluate(() => codes)).toContain('endpoint-unusable');
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(true);
    expect(await at.page.evaluate(() => doui.state().entries[0]?.delivery)).toBe('waiting');
  });
});

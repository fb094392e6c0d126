import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();

const visit = async (tag = TAG, before = ''): Promise<void> => {
  at.lab.page(
    before + tag,
    `<button id="own">Own</button>
     <script type="text/plain" data-purpose="ads" src="${at.lab.other}/ads.js"></script>`,
  );
  await at.visit();
};

/** Nothing was granted, nothing reached the other origin, and the person is still asked. */
const expectShut = async (): Promise<void> => {
  const [allowed, values, means] = await at.page.evaluate(() => [
    doui.allows('ads'),
    Object.values(doui.state().purposes).map(({ value }) => value),
    doui.state().entries.map((entry) => entry.means),
  ]);
  expect(allowed).toBe(false);
  expect(values).not.toContain('granted');
  expect(means).not.toContain('person');
  expect(at.lab.reached).toEqual([]);
};

const STRICT = TAG.replace('<script ', '<script data-script-grants="false" ');

describe('chromium', () => {
  it.each<[what: string, click: (button: HTMLElement) => void]>([
    ['click()', (button) => button.click()],
    [
      'a dispatched click',
      (button) =>
        button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 })),
    ],
    [
      'a dispatched sequence of pointer and key events',
      (button) => {
        for (const type of ['pointerdown', 'pointerup', 'click', 'keydown', 'keyup', 'change']) {
          const Type = type.startsWith('key') ? KeyboardEvent : PointerEvent;
          button.dispatchEvent(new Type(type, { bubbles: true, composed: true }));
        }
      },
    ],
  ])('F66: %s on “accept” grants nothing', async (_, click) => {
    await visit();
    await at.page.locator('doui-root button[part~=accept]').waitFor();
    // As text, so that one test drives them all.
    await at.page.evaluate(
      `(${click.toString()})(document.querySelector('doui-root').shadowRoot.querySelector('button[part~=accept]'))`,
    );
    await at.page.locator('doui-root .problem').waitFor();
    await expectShut();
  });

  it('F66: a script may still refuse, by “refuse”', async () => {
    await visit();
    await at.page.locator('doui-root button[part~=refuse]').waitFor();
    await at.page.evaluate(() =>
      document
        .querySelector('doui-root')
        ?.shadowRoot?.querySelector<HTMLElement>('button[part~=refuse]')
        ?.click(),
    );
    await at.page.waitForFunction(() => doui.state().entries.length === 1);
    expect(await at.page.evaluate(() => doui.state().entries[0]?.means)).toBe('script');
    await expectShut();
  });

  it.each<[what: string, make: (trusted: Event) => unknown]>([
    ['an event that is over', (trusted) => trusted],
    [
      'an event that is over, and says that it is being dispatched',
      (trusted) => Object.defineProperty(trusted, 'eventPhase', { value: 2 }),
    ],
    [
      'an object that looks like an event',
      () => ({ __proto__: Event.prototype, isTrusted: true, eventPhase: 2, type: 'click' }),
    ],
    [
      'a copy of an event by its members',
      (trusted) => Object.create(trusted, { eventPhase: { value: 2 } }),
    ],
    [
      'a stand-in for an event',
      (trusted) =>
        new Proxy(trusted, {
          get: (target, member) =>
            member === 'eventPhase' ? 2 : Reflect.get(target, member, target),
        }),
    ],
    [
      'an event of its own that says it is trusted',
      () => new (class extends MouseEvent {})('click', { bubbles: true }),
    ],
    ['the event that was over, as a new one', (trusted) => new MouseEvent('click', trusted)],
  ])('F66: %s makes no person’s act', async (_, make) => {
    await visit(STRICT);
    await at.page.evaluate(
      `addEventListener('click', (event) => setTimeout(() => {
        doui.record({ ads: 'granted' }, { event: (${make.toString()})(event), surface: 'banner' })
          .catch(({ code }) => (globalThis.codes = [code]));
      }), { once: true })`,
    );
    await at.page.locator('#own').click();
    await at.page.waitForFunction(() => globalThis.codes?.length === 1);
    expect(await at.page.evaluate(() => codes)).toEqual(['untrusted-grant']);
    await expectShut();
  });

  it('F66: a trusted event that is no input makes no person’s act, whatever it calls itself', async () => {
    await visit(STRICT);
    const codes = await at.page.evaluate(async () => {
      document.body.style.height = '9999px';
      const scrolled = new Promise<string>((resolve) =>
        document.addEventListener(
          'scroll',
          (event) => {
            Object.defineProperty(event, 'type', { value: 'click' });
            doui.record({ ads: 'granted' }, { event }).catch(({ code }) => resolve(code));
          },
          { once: true },
        ),
      );
      scrollTo(0, 500);
      return scrolled;
    });
    expect(codes).toBe('untrusted-grant');
    await expectShut();
  });

  it('F97: a grant by a page script says that a script made it; a site may forbid it', async () => {
    await visit();
    await at.decide({ ads: 'granted' });
    expect(await at.page.evaluate(() => doui.state().entries[0])).toMatchObject({
      means: 'script',
      surface: 'api',
    });
    await at.page.evaluate(() => doui.withdraw('ads'));
    await visit(STRICT);
    await expect(at.decide({ ads: 'granted' })).rejects.toThrow('untrusted-grant');
    expect(await at.page.evaluate(() => doui.allows('ads'))).toBe(false);
  });

  it('F97: what a page writes into the state it was given opens nothing', async () => {
    await visit();
    await at.page.evaluate(() => {
      const attempt = (work: () => unknown) => {
        try {
          work();
        } catch {
          // It is frozen.
        }
      };
      const open = (state: object) => {
        attempt(() =>
          Object.assign((state as { purposes: Record<string, object> }).purposes['ads'] ?? {}, {
            allowed: true,
            value: 'granted',
          }),
        );
        attempt(() =>
          Object.assign((state as { purposes: object }).purposes, { ads: { allowed: true } }),
        );
        attempt(() => Object.assign(state, { purposes: { ads: { allowed: true } } }));
      };
      doui.subscribe(open);
      doui.on('change', ({ state }) => open(state));
      open(doui.state());
      doui.open('preferences');
      document.body.append(document.createElement('script'));
    });
    await at.page.locator('doui-root dialog').waitFor();
    await expectShut();
  });

  it.each<[how: string, script: string]>([
    ['as any value', 'window.doui = { allows: () => true }'],
    [
      'so that it cannot be changed',
      'Object.defineProperty(window, "doui", { value: { allows: () => true, ready: Promise.resolve(), state: () => ({ purposes: {}, entries: [] }) } })',
    ],
    [
      'under our own symbol',
      'window[Symbol.for("doui")] = window.doui = { allows: () => true, ready: Promise.resolve() }',
    ],
  ])('F56: a page that defines the global first, %s, opens nothing', async (_, script) => {
    at.lab.page(
      `<script>${script}</script>${TAG}`,
      `<script type="text/plain" data-purpose="ads" src="${at.lab.other}/ads.js"></script>`,
    );
    await at.page.goto(at.lab.url, { waitUntil: 'networkidle' });
    expect(at.lab.reached).toEqual([]);
  });

  it('F56: a page that overwrites the global changes nothing for what is held', async () => {
    await visit();
    await at.page.evaluate(() => {
      Object.assign(globalThis, { real: doui });
      globalThis.doui = { ...doui, allows: () => true };
      Object.assign((globalThis as unknown as { real: object }).real, { allows: () => true });
      document.body.append(document.createElement('script'));
    });
    await at.page.evaluate(() => doui.record({ ads: 'refused' }));
    expect(at.lab.reached).toEqual([]);
  });
});

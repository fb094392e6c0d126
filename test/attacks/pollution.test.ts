import { describe, expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';
import { POLLUTED } from './names.ts';

const at = useChromiumLab();

/** What a start under pollution came to. */
interface Found {
  readonly open: readonly string[];
  readonly ran: number;
  readonly drawn: boolean;
}

const needed = () =>
  at.lab.notices.notices[0]?.purposes.find(({ basis }) => basis === 'required')?.key ?? '';

/** The page, and in it what starts Doui anew while every object has one more member. */
async function open(): Promise<void> {
  at.lab.page(
    `<script>var hurt = 0; function pwned() { hurt++ }</script>${TAG}`,
    `<script type="text/plain" data-purpose="ads" src="${at.lab.other}/ads.js"></script>`,
  );
  await at.visit();
  await at.page.evaluate(
    ([required, other]) => {
      const tag = document.querySelector('script[data-notices]') as HTMLElement;
      console.error = () => {};
      const frame = () =>
        new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const visit = async (name: string, value: unknown): Promise<Found> => {
        doui.destroy();
        const held = document.createElement('script');
        held.setAttribute('type', 'text/plain');
        held.setAttribute('data-purpose', String(required));
        held.setAttribute('src', `${other}/needed.js`);
        document.body.append(held);
        const again = document.createElement('script');
        for (const { name: own, value: said } of tag.attributes) again.setAttribute(own, said);
        Reflect.defineProperty(Object.prototype, name, {
          value,
          configurable: true,
          enumerable: true,
          writable: true,
        });
        document.head.append(again);
        await new Promise((resolve) => (again.onload = resolve));
        const made = doui;
        await made.ready;
        for (let frames = 0; frames < 4; frames++) await frame();
        const isOpen = made.allows(name);
        delete (Object.prototype as Record<string, unknown>)[name];
        again.remove();
        const { purposes } = made.state();
        return {
          open: [
            ...Object.keys(purposes).filter(
              (key) =>
                ['ads', 'behavioral-analysis', 'partner-campaigns'].includes(key) &&
                made.allows(key),
            ),
            ...(isOpen ? [name] : []),
          ],
          ran: (globalThis as unknown as { hurt: number }).hurt,
          drawn: Boolean(document.querySelector('doui-root')?.shadowRoot?.querySelector('section')),
        };
      };
      Object.assign(globalThis, { visitUnder: visit });
    },
    [needed(), at.lab.other],
  );
}

const visitUnder = (name: string, value: unknown): Promise<Found> =>
  at.page.evaluate(
    ([member, given]) =>
      (
        globalThis as never as { visitUnder(name: string, value: unknown): Promise<Found> }
      ).visitUnder(member, given),
    [name, value] as const,
  );

describe('chromium', () => {
  it(`F91: ${POLLUTED.length} names given to every object before the start open, lead and run nothing`, async () => {
    await open();
    const notDrawn: string[] = [];
    for (const [name, value] of POLLUTED) {
      const given = typeof value === 'string' ? value.replace('OTHER', at.lab.other) : value;
      const { open: opened, ran, drawn } = await visitUnder(name, given);
      const led = at.lab.reached.filter((path) => path !== '/needed.js');
      expect({ name, opened, ran, led }).toEqual({ name, opened: [], ran: 0, led: [] });
      if (drawn) continue;
      // What fails to draw leaves Preact at a loss; the next name is tried in a new page.
      notDrawn.push(name);
      await open();
    }
    // The interface fails only at what Preact and the browser read of every object.
    expect(notDrawn.length, notDrawn.join()).toBeLessThan(20);
    expect(at.lab.reached).toContain('/needed.js');
  });
});

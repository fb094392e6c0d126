import { describe, expect, it } from 'vitest';
import { createHandler } from '../../dist/server.js';
import type { EngineName } from '../support/engines.ts';
import type { Handler } from '../support/listen.ts';
import { TAG } from '../support/lab.ts';
import { useBench } from './bench.ts';
import { npmBundle } from './npm.ts';

const HTML = { headers: { 'content-type': 'text/html' } };

/** A page script's clocks, each as wrong as it can be. */
const CLOCKS = {
  'stand still': () => {
    const Real = Date;
    const standing = Real.now();
    const now = (): number => standing;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given: [number]) => new target(given.length > 0 ? given[0] : now()),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
    performance.now = () => 0;
  },
  'run backwards': () => {
    const Real = Date;
    let time = Real.now();
    const now = (): number => (time -= 3_600_000);
    globalThis.Date = new Proxy(Real, {
      construct: (target, given: [number]) => new target(given.length > 0 ? given[0] : now()),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
    performance.now = () => (time -= 1_000);
  },
};

/** What pages, their frames and their neighbours on one origin do to each other. */
export function pages(engine: EngineName): void {
  const at = useBench(engine);

  describe(engine, () => {
    it('F08: what is decided at the moment in which the tab is closed from outside is kept', async () => {
      await at.visit();
      await at.decide({ ads: 'granted' });
      for (let tab = 1; tab < 4; tab += 1) {
        const other = await at.another();
        await at.visit(other);
        await other.evaluate(() => void doui.record({ ads: 'refused' }));
        await at.leave(other);
        await at.visit();
        expect(await at.look()).toMatchObject({ entries: 1 + tab, allows: false });
      }
    });

    it('F23: in a sandboxed frame, which may keep nothing, nothing opens and nothing escapes', async () => {
      at.page(() => {
        const seen: string[] = [];
        addEventListener('error', ({ message }) => seen.push(message));
        addEventListener('unhandledrejection', ({ reason }) => seen.push(String(reason)));
        const act = async (): Promise<void> => {
          await doui.ready;
          const went = await doui.record({ ads: 'granted' }).then(
            () => 'recorded',
            (error: { code: string }) => error.code,
          );
          setTimeout(() => {
            parent.postMessage({ went, seen, allows: doui.allows('ads') }, '*');
          });
        };
        addEventListener('DOMContentLoaded', () => void act());
      }, '<script type="text/plain" data-purpose="ads" src="OTHER/framed.js"></script>');
      at.lab.answer('/framing', () => framing(at.lab.url, 'sandbox="allow-scripts"'));
      await at.tab.goto(`${at.lab.url}/framing`);
      expect(await heard()).toEqual({
        went: expect.stringMatching(/-/) as string,
        seen: [],
        allows: false,
      });
      expect(at.lab.reached).toEqual([]);
    });

    it('F24: a frame in another site’s page inherits nothing of what was decided here', async () => {
      at.page(() => {
        const act = async (): Promise<void> => {
          if (parent === window) return;
          await doui.ready;
          const { asking, entries } = doui.state();
          const asked = asking.includes('ads');
          parent.postMessage({ asked, entries: entries.length, allows: doui.allows('ads') }, '*');
        };
        addEventListener('DOMContentLoaded', () => void act());
      }, '<script type="text/plain" data-purpose="ads" src="OTHER/framed.js"></script>');
      await at.visit();
      await at.decide({ ads: 'granted' });
      await expect.poll(() => at.lab.reached).toEqual(['/framed.js']);
      at.lab.answer('/framing', () => framing(at.lab.url));
      // Another site: the name of a host is not its address.
      await at.tab.goto(`${at.lab.url.replace('localhost', '127.0.0.1')}/framing`);
      expect(await heard()).toEqual({ asked: true, entries: 0, allows: false });
      expect(at.lab.reached).toEqual(['/framed.js']);
    });

    it.each(Object.entries(CLOCKS))('F33: clocks that %s change no order', async (_, before) => {
      at.page(before);
      await at.visit();
      expect(await at.decide({ ads: 'granted' })).toBe('recorded');
      expect(await at.decide({ ads: 'refused' })).toBe('recorded');
      expect(await at.look()).toMatchObject({ value: 'denied', allows: false });
      expect(await at.decide({ ads: 'granted' })).toBe('recorded');
      await at.until({ deliveries: ['sent', 'sent', 'sent'], allows: true });
      at.page();
      await at.visit();
      expect(await at.look()).toMatchObject({ entries: 3, value: 'granted', allows: true });
    });

    it('F33: where no clock tells a time, nothing opens', async () => {
      at.page(() => {
        globalThis.Date = new Proxy(Date, {
          construct: (target) => new target(NaN),
          get: (target, name) => (name === 'now' ? () => NaN : Reflect.get(target, name)),
        });
      });
      await at.visit();
      const went = await at.decide({ ads: 'granted' });
      const { entries, allows } = await at.look();
      expect([went === 'recorded', entries === 1, allows]).toEqual(Array(3).fill(entries === 1));
    });

    it('F63: who answers while the notice is revised has answered the one that was shown', async () => {
      at.lab.answer('/doui/notices', (request) => fresh(at.lab.handle, request));
      await at.visit();
      const shown = await at.tab.evaluate(() => doui.state().notices.map(({ hash }) => hash));
      const { notices } = at.lab.notices;
      const later = createHandler({
        store: at.lab.store,
        notices: {
          ...at.lab.notices,
          notices: notices.map((notice) => ({ ...notice, version: `${notice.version}, revised` })),
        },
      });
      at.lab.answer('/doui/notices', (request) => fresh(later, request));
      at.lab.answer('/doui/sync', later);
      // Another tab reads the later one, and keeps a copy of it.
      const other = await at.another();
      await at.visit(other);
      const revised = await other.evaluate(() => doui.state().notices.map(({ hash }) => hash));
      expect(revised).not.toEqual(shown);
      await at.decide({ ads: 'granted' });
      await at.until({ deliveries: ['sent'] });
      const pinned = await at.tab.evaluate(async () => {
        const { events } = await doui.export();
        return events.flatMap(({ event }) => event.notices.map(({ hash }) => hash));
      });
      expect(pinned).not.toEqual([]);
      expect(shown).toEqual(expect.arrayContaining(pinned));
      expect(revised).not.toEqual(expect.arrayContaining(pinned));
    });

    it('F65: a script that is on its way when the person withdraws does not run', async () => {
      let arrive = (_: Response): void => {};
      const arriving = new Promise<Response>((resolve) => (arrive = resolve));
      const asked = new Promise<void>((resolve) => {
        at.lab.answer('/late.js', async () => {
          resolve();
          return (await arriving).clone();
        });
      });
      const held = '<script type="text/plain" data-purpose="ads" src="/late.js"></script>';
      at.page(() => {}, held + held.replace('/late.js', 'OTHER/next.js'));
      await at.visit();
      await at.decide({ ads: 'granted' });
      await asked;
      // As a parser does, the gate asks for the next one meanwhile.
      await expect.poll(() => at.lab.reached).toEqual(['/next.js']);
      await at.tab.evaluate(() => doui.withdraw('ads'));
      const script = { headers: { 'content-type': 'text/javascript' } };
      arrive(new Response('globalThis.late = (globalThis.late ?? 0) + 1', script));
      // What was asked for later has arrived: so would this one have.
      await at.tab.evaluate((src) => {
        const last = document.createElement('script');
        const loaded = new Promise((resolve) => last.addEventListener('load', resolve));
        document.head.append(Object.assign(last, { src }));
        return loaded.then(() => undefined);
      }, `${at.lab.other}/last.js`);
      const runs = () => at.tab.evaluate(() => (globalThis as { late?: unknown }).late ?? 0);
      await at.tab.evaluate(() => fetch('/bare').then(() => undefined));
      const ran = () => at.tab.evaluate(() => (globalThis as { ran?: string[] }).ran);
      expect([await runs(), await ran()]).toEqual([0, ['/last.js']]);
      await at.decide({ ads: 'granted' });
      await expect.poll(ran).toEqual(['/last.js', '/next.js']);
      expect(await runs()).toBe(1);
    });

    it('F67: a page that is only prerendered sends, shows and lets go nothing, until it is seen', async () => {
      await at.visit();
      await at.decide({ ads: 'granted' });
      await at.until({ deliveries: ['sent'] });
      at.page(() => {
        Object.defineProperty(document, 'prerendering', { configurable: true, get: () => true });
      }, '<script type="text/plain" data-purpose="ads" src="OTHER/seen.js"></script>');
      const sent = at.lab.posted.length;
      await at.tab.goto(at.lab.url);
      const shown = () => [doui.state().phase, document.querySelector('doui-root') !== null];
      // What has asked the server twice would have been let go, too.
      for (let time = 0; time < 2; time += 1) {
        await at.tab.evaluate(() => fetch('/bare').then((answer) => answer.text()));
      }
      expect(await at.tab.evaluate(shown)).toEqual(['loading', false]);
      expect([at.lab.reached, at.lab.posted.length]).toEqual([[], sent]);
      await at.tab.evaluate(() => {
        Reflect.deleteProperty(document, 'prerendering');
        document.dispatchEvent(new Event('prerenderingchange'));
        return doui.ready.then(() => undefined);
      });
      await expect.poll(() => at.lab.reached).toEqual(['/seen.js']);
      expect(await at.look()).toMatchObject({ allows: true, entries: 1 });
    });

    it('F68: two copies, of the script tag and of the package, share what is kept and agree', async () => {
      const bundle = await npmBundle();
      const script = { headers: { 'content-type': 'text/javascript' } };
      at.lab.answer('/npm.js', () => new Response(bundle, script));
      const options = {
        notices: '/doui/notices',
        endpoint: '/doui',
        locale: 'en',
        audience: { service: 'internet-connection' },
      };
      const made = `import { createConsent } from '/npm.js';
        globalThis.second = createConsent(${JSON.stringify(options)});`;
      at.lab.page(`${TAG}${TAG}<script type="module">${made}</script>`);
      await at.visit();
      const both = () => {
        const { second } = globalThis as unknown as { second: typeof doui };
        return [doui, second].map(({ allows, state }) => [allows('ads'), state().entries.length]);
      };
      const agree = (wanted: unknown) =>
        expect.poll(() => at.tab.evaluate(both)).toEqual([wanted, wanted]);
      await at.tab.evaluate(async () => {
        const { second } = globalThis as unknown as { second: typeof doui };
        await second.ready;
      });
      await at.decide({ ads: 'granted' });
      await agree([true, 1]);
      await at.tab.evaluate(async () => {
        const { second } = globalThis as unknown as { second: typeof doui };
        await second.withdraw('ads');
      });
      await agree([false, 2]);
      await at.until({ deliveries: ['sent', 'sent'] });
      const { subject } = await at.tab.evaluate(() => doui.export());
      const person = await at.lab.store.person({ subject: subject ?? '' });
      expect(person?.events).toHaveLength(2);
    });

    it('F71: two sites on one origin, each with a name and an endpoint, know nothing of each other', async () => {
      const tagOf = (name: string) =>
        TAG.replace('<script', `<script data-name="${name}"`).replaceAll('/doui"', `/${name}"`);
      for (const name of ['shop', 'club']) {
        at.lab.answer(`/${name}/sync`, at.lab.handle);
        at.lab.answer(`/in/${name}`, () => new Response(`<title>Site</title>${tagOf(name)}`, HTML));
      }
      const visit = async (name: string) => {
        await at.tab.goto(`${at.lab.url}/in/${name}`);
        await at.tab.evaluate(() => doui.ready.then(() => undefined));
      };
      await visit('shop');
      await at.decide({ ads: 'granted' });
      await at.until({ deliveries: ['sent'] });
      const { subject } = await at.tab.evaluate(() => doui.export());
      await visit('club');
      expect(await at.look()).toMatchObject({ entries: 0, asked: true, allows: false });
      await at.decide({ ads: 'refused' });
      await at.until({ deliveries: ['sent'] });
      expect((await at.tab.evaluate(() => doui.export())).subject).not.toBe(subject);
      await visit('shop');
      expect(await at.look()).toMatchObject({ entries: 1, allows: true });
      expect(at.lab.posted).toHaveLength(0);
    });
  });

  /** As a browser sees it that asks anew each time. */
  async function fresh(handle: Handler, request: Request): Promise<Response> {
    const response = await handle(request);
    return new Response(response.body, { headers: { 'cache-control': 'no-store' } });
  }

  const framing = (url: string, how = ''): Response =>
    new Response(
      `<!doctype html><title>Framing</title><script>
        addEventListener('message', ({ data }) => { globalThis.heard = data; });
      </script><iframe ${how} src="${url}/"></iframe>`,
      HTML,
    );

  /** What the frame has said. */
  async function heard(): Promise<unknown> {
    const said = () => (globalThis as { heard?: unknown }).heard ?? null;
    await expect.poll(() => at.tab.evaluate(said), { timeout: 10_000 }).not.toBeNull();
    return at.tab.evaluate(said);
  }
}

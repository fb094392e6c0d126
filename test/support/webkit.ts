import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { pathOf } from './browsers.ts';
import { end, startGroup } from './process.ts';
import { startScreen } from './screen.ts';

/** W3C WebDriver §12.2: the member of an object that names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** W3C WebDriver §12.4 */
const SHADOW_ROOT = 'shadow-6066-11e4-a52e-4f735466cecf';

/** An element or shadow root, which can be handed to `evaluate` as an argument. */
export type Handle = { readonly [ELEMENT]: string } | { readonly [SHADOW_ROOT]: string };

export interface WebKit {
  goto(url: string): Promise<void>;
  title(): Promise<string>;
  /** Runs in the page; the result, awaited, comes back as JSON. Outer variables aren't seen. */
  evaluate<Result, Arguments extends readonly unknown[]>(
    work: (...args: Arguments) => Result,
    ...args: Arguments
  ): Promise<Awaited<Result>>;
  /** The element of a selector, or that of each next selector in the last one's shadow root. */
  find(...selectors: [string, ...string[]]): Promise<Handle>;
  /** A trusted click, as by mouse. */
  click(element: Handle): Promise<void>;
  /** The same, at a place of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** Trusted keys; the special ones are those of WebDriver §17.4.2, such as `\uE004` for Tab. */
  press(...keys: string[]): Promise<void>;
  /**
   * Any other command of W3C WebDriver, such as `send('POST', '/window/rect', { width: 640 })`. Not
   * `/screenshot`, which never answers without a compositor; and no window is narrower than 447 px.
   */
  send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * WebKitGTK, over W3C WebDriver, on a screen of its own that nobody sees. Nothing that it stores
 * outlives it: sessions under automation are ephemeral.
 */
export async function launchWebKit(): Promise<WebKit> {
  const started: ChildProcess[] = [];
  const close = async () => {
    for (const child of started.toReversed()) await end(child);
  };
  try {
    const screen = await startScreen();
    started.push(screen.process);
    const port = await freePort();
    const host = `http://127.0.0.1:${port}`;
    const driver = startGroup(
      pathOf('webkitDriver'),
      [`--port=${port}`, '--host=127.0.0.1'],
      screen.environment,
    );
    started.push(driver);
    await listening(driver, host);
    const { sessionId } = (await command('POST', `${host}/session`, {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: pathOf('miniBrowser'), args: ['--automation'] },
        },
      },
    })) as { sessionId: string };
    const session = `${host}/session/${sessionId}`;
    return {
      ...driving((method, path, body) => command(method, session + path, body)),
      async close() {
        await command('DELETE', session).catch(() => undefined);
        await close();
      },
    };
  } catch (cause) {
    await close();
    throw new Error('WebKitGTK did not start.', { cause });
  }
}

function driving(send: WebKit['send']): Omit<WebKit, 'close'> {
  return {
    send,
    goto: async (url) => void (await send('POST', '/url', { url })),
    title: async () => (await send('GET', '/title')) as string,
    async evaluate(work, ...args) {
      const script = `return (${work.toString()}).apply(null, arguments)`;
      return (await send('POST', '/execute/sync', { script, args })) as never;
    },
    async find(first, ...others) {
      let found = await send('POST', '/element', using(first));
      for (const selector of others) {
        const { [ELEMENT]: host } = found as { [ELEMENT]: string };
        const root = (await send('GET', `/element/${host}/shadow`)) as { [SHADOW_ROOT]: string };
        found = await send('POST', `/shadow/${root[SHADOW_ROOT]}/element`, using(selector));
      }
      return found as Handle;
    },
    click: async (element) =>
      void (await send('POST', `/element/${Object.values(element)[0]}/click`, {})),
    async clickAt(x, y) {
      const actions = [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    async press(...keys) {
      const actions = keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
  };
}

const using = (value: string) => ({ using: 'css selector', value });

async function command(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(30_000),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`WebKit: ${error}: ${message}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('There is no port.');
  return address.port;
}

async function listening(driver: ChildProcess, host: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (driver.exitCode !== null) throw new Error('WebKitWebDriver ended at once.');
    const answer = await command('GET', `${host}/status`).catch(() => undefined);
    if (answer !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not listen within ten seconds.');
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { pathOf } from './browsers.ts';

const ENVIRONMENT = {
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  // Without it the page's language is “C”. The locale need not be installed.
  LC_ALL: 'en_US.UTF-8',
};

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
    const screen = start(
      started,
      pathOf('xvfb'),
      ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
      {},
    );
    const display = `:${(await firstLine(screen)).trim()}`;
    const port = await freePort();
    const host = `http://127.0.0.1:${port}`;
    const driver = start(started, pathOf('webkitDriver'), [`--port=${port}`, '--host=127.0.0.1'], {
      ...ENVIRONMENT,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
    });
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

/** Each in a group of its own, so that what it starts ends with it. */
function start(
  started: ChildProcess[],
  path: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): ChildProcess {
  const child = spawn(path, args, {
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  started.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  const output = child.stdio[3];
  if (!output) throw new Error('There is no fourth stream.');
  const [chunk] = (await Promise.race([
    once(output, 'data'),
    once(child, 'exit').then(() => {
      throw new Error(`${child.spawnfile} ended at once.`);
    }),
  ])) as [Buffer];
  return chunk.toString();
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

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
  signal(-child.pid, 'SIGTERM');
  const timer = setTimeout(() => child.pid !== undefined && signal(-child.pid, 'SIGKILL'), 3_000);
  await ended;
  clearTimeout(timer);
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(group, name);
  } catch {
    // There is no such group any more, which is what was wanted.
  }
}

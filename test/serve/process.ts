import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import { SAMPLE } from '../server/sample.ts';

const MAIN = resolve('src/cli/main.ts');

/** What is to be ended and removed after the tests of a file. */
const left: (() => unknown)[] = [];
afterAll(() => Promise.all(left.splice(0).map((end) => end())));

/** `doui serve` as it runs: a process of its own, in an empty folder with notices.json. */
export interface Served {
  readonly url: string;
  readonly folder: string;
  /** All that it has written. */
  out(): string;
  err(): string;
  /** Resolves when it has written a line that matches. */
  line(pattern: RegExp): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** What it ended with. */
  readonly ended: Promise<number | null>;
}

export interface Started extends Omit<Served, 'url'> {
  /** Resolves when it listens. */
  listens(): Promise<string>;
}

export async function folderOf(notices: unknown = SAMPLE): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'doui-serve-'));
  left.push(() => rm(folder, { recursive: true, force: true }));
  const text = typeof notices === 'string' ? notices : JSON.stringify(notices);
  await writeFile(join(folder, 'notices.json'), text);
  return folder;
}

/**
 * Starts it, however that ends.
 *
 * @param main The command, as it is written or as it is installed.
 */
export function start(
  folder: string,
  args: readonly string[] = [],
  env: { readonly [name: string]: string } = {},
  main: string = MAIN,
): Started {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  left.push(() => child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([status]) => status as number | null);

  const line = (pattern: RegExp): Promise<string> =>
    new Promise((found, failed) => {
      const look = (): void => {
        const match = out.split('\n').find((one) => pattern.test(one));
        if (match === undefined) return;
        waiting.delete(look);
        found(match);
      };
      waiting.add(look);
      look();
      void ended.then(() => failed(new Error(`It ended without ${pattern}: ${out}${err}`)));
    });
  return {
    listens: async () => (JSON.parse(await line(/"listening"/)) as { url: string }).url,
    folder,
    out: () => out,
    err: () => err,
    line,
    signal: (name) => void child.kill(name),
    ended,
  };
}

/** Starts it, and waits until it listens. */
export async function served(
  args: readonly string[] = [],
  env: { readonly [name: string]: string } = {},
  folder?: string,
): Promise<Served> {
  const started = start(folder ?? (await folderOf()), args, env);
  return { ...started, url: await started.listens() };
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished, vi } from 'vitest';

// Each call starts a process, which takes its time where others run beside it.
vi.setConfig({ testTimeout: 60_000 });

const MAIN = resolve('src/cli/main.ts');

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly path: string;
  /** Text as it is, anything else as JSON. */
  write(file: string, content: unknown): Promise<void>;
  /** The real command, in this folder. */
  doui(...args: string[]): Promise<Run>;
}

/** An empty folder for one test. */
export async function folder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'doui-cli-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return {
    path,
    write: (file, content) =>
      writeFile(
        join(path, file),
        typeof content === 'string' || content instanceof Uint8Array
          ? content
          : JSON.stringify(content, undefined, 2),
      ),
    doui: (...args) => run([MAIN, ...args], path),
  };
}

function run(args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });
}

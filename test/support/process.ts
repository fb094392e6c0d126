import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Starts a program in a group of its own, so that what it starts ends with it. */
export function startGroup(
  path: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(path, args, {
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
}

/** Sends a signal to a program and all that it started. */
export function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // There is no such group any more, which is what was wanted.
  }
}

/** As a crash or a power cut of the program would: nothing gets to run any more. */
export async function kill(child: ChildProcess): Promise<void> {
  const ended = exitOf(child);
  signal(child, 'SIGKILL');
  await ended;
}

/** In an orderly way, or after three seconds in the other. */
export async function end(child: ChildProcess): Promise<void> {
  const ended = exitOf(child);
  signal(child, 'SIGTERM');
  const timer = setTimeout(() => signal(child, 'SIGKILL'), 3_000);
  await ended;
  clearTimeout(timer);
}

async function exitOf(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
}

/** What a program says first on its fourth stream. */
export async function firstLine(child: ChildProcess): Promise<string> {
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

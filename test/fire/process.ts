import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server that runs in a process of its own. */
export interface Running {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves with the signal that ended it. */
  readonly ended: Promise<string>;
  /** As `kill -9`. */
  kill(): Promise<void>;
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

export async function start(
  database: string,
  ...death: readonly [] | readonly [point: string, count: number]
): Promise<Running> {
  const child = fork(CHILD, [database, ...death.map(String)]);
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code));
  const said = await Promise.race([once(child, 'message'), ended]);
  if (typeof said === 'string') throw new Error(`The server ended at its start: ${said}`);
  const [port] = said as [number];
  return {
    port,
    url: `http://127.0.0.1:${port}/doui`,
    pid: child.pid ?? 0,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

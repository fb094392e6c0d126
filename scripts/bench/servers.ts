import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage } from '../bench-handler.ts';

const HANDLER = fileURLToPath(new URL('../bench-handler.ts', import.meta.url));

/** Handlers in processes of their own. */
export interface Servers {
  readonly ports: readonly number[];
  /** What all of them have used so far. */
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export async function startServers(count: number, database: string): Promise<Servers> {
  const children = Array.from({ length: count }, () => fork(HANDLER, [database]));
  const ports = await Promise.all(children.map((child) => said<number>(child)));
  return {
    ports,
    async usage() {
      const each = await Promise.all(
        children.map((child) => {
          child.send('usage');
          return said<Usage>(child);
        }),
      );
      return each.reduce((a, b) => ({
        cpu: a.cpu + b.cpu,
        rss: a.rss + b.rss,
        trips: a.trips + b.trips,
      }));
    },
    async stop() {
      await Promise.all(
        children.map((child) => {
          child.disconnect();
          return once(child, 'exit');
        }),
      );
    },
  };
}

async function said<Value>(child: ChildProcess): Promise<Value> {
  const [value] = (await once(child, 'message')) as [Value];
  return value;
}

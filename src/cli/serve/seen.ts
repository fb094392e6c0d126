import type { SeenReport } from '../../server/seen.ts';
import type { Facts } from './log.ts';

/** So many hosts of each kind stand in a line. */
const MOST = 20;

/** A page's report as one line: hosts by what is amiss, each with its count. */
export function factsOf({ mode, undeclared, early, held, blocked }: SeenReport): Facts {
  const parts = Object.entries({ undeclared, early, held, blocked })
    .filter(([, hosts]) => hosts.length > 0)
    .map(([what, hosts]) => [
      what,
      hosts
        .slice(0, MOST)
        .map(([host, count]) => `${host} ${count}`)
        .join(', '),
    ]);
  return { mode, ...(Object.fromEntries(parts) as Facts) };
}

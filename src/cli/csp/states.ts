import type { NoticesDocument } from '../../core/notice.ts';
import { openTo, type Reach } from '../../core/policy.ts';
import type { PurposeKey } from '../../core/purpose.ts';

/** More would be more policies than anybody reads. */
const MOST = 10;

/** The purposes on which it depends what a page reaches. */
export const decisive = ({ hosts }: Reach): PurposeKey[] => [
  ...new Set(hosts.flatMap(([, purposes]) => purposes)),
];

/** Those that are open before anybody decides: they rest on an objection, wherever they are put. */
export const openAtFirst = (reach: Reach, { notices }: NoticesDocument): PurposeKey[] =>
  decisive(reach).filter((purpose) => {
    const uses = notices.flatMap(({ purposes }) => purposes.filter(({ key }) => key === purpose));
    return uses.length > 0 && uses.every(({ basis }) => basis !== 'consent');
  });

/**
 * The fewest purposes that lead to each set of hosts, the fewest first; `undefined` where there
 * would be more than a thousand combinations.
 */
export function statesOf(reach: Reach): PurposeKey[][] | undefined {
  const purposes = decisive(reach);
  if (purposes.length > MOST) return undefined;
  const states = Array.from({ length: 2 ** purposes.length }, (_, bits) =>
    purposes.filter((__, index) => (bits >> index) & 1),
  ).toSorted((one, other) => one.length - other.length);
  const seen = new Set<string>();
  return states.filter((granted) => {
    const open = openTo(reach, granted).join(' ');
    return !seen.has(open) && seen.add(open);
  });
}

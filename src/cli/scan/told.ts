import { shown } from '../shown.ts';
import type { Drift } from './drift.ts';
import type { Host } from './hosts.ts';
import { PLACES, type Seen } from './seen.ts';

/** What was seen, for people. */
export function told(
  seen: Seen,
  hosts: readonly Host[],
  drift: readonly Drift[] | undefined,
): string {
  const { url, pages, lost, passes } = seen;
  const rows = [
    ['host', ...passes, 'what', 'by'],
    ...hosts.map(({ host, sent, kinds, ways, ahead }) => [
      host,
      ...passes.map((pass) => String(sent[pass])),
      kinds.join(' '),
      [...ways, ...(ahead > 0 ? ['ahead'] : [])].join(' '),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const table = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    shown(`${url}: ${pages.length === 1 ? '1 page' : `${pages.length} pages`}.`),
    ...lost.map(({ page, why }) => shown(`Not seen: ${page} (${why}).`)),
    '',
    ...(hosts.length > 0 ? table.map(shown) : ['Nothing was sent to others.']),
    ...hosts.flatMap(({ host, left }) =>
      PLACES.flatMap((place) => {
        const names = left[place] ?? [];
        return names.length > 0 ? [shown(`  ${host} leaves ${place}: ${names.join(', ')}`)] : [];
      }),
    ),
    '',
    ...(drift ?? []).flatMap(({ severity, rule, message, mend }) => [
      shown(`${severity}  ${rule}  ${message}`),
      shown(`    mend  ${mend}`),
      '',
    ]),
    drift === undefined
      ? 'Compared with nothing: --notices names the notices.'
      : drift.length === 0
        ? 'All is as disclosed.'
        : `${drift.length === 1 ? '1 thing is' : `${drift.length} things are`} other than disclosed.`,
    '',
  ].join('\n');
}

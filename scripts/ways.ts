/*
 * The table of docs/ways.md: every way for a tag to start, and what each set-up does about it in each
 * engine, by what the tests in test/hostile are held to. `--write` puts it there; a test keeps it true.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { claimOn, SETUPS, type Setup, type Way } from '../test/hostile/way.ts';
import { KINDS, WAYS } from '../test/hostile/ways.ts';
import { ENGINES, type EngineName } from '../test/support/engines.ts';

const PAGE = fileURLToPath(new URL('../docs/ways.md', import.meta.url));
const BLOCK = /(?<=<!-- ways -->\n)[^]*?(?=<!-- \/ways -->)/;

/** Requests before consent, after it, and after the withdrawal, as the tests count them. */
const CELLS = { held: '0 1 0', open: '**1** 1 **1**', races: '**≤1** 1 **≤1**', absent: '–' };

/** What a set-up does about a way: once for all engines, where they agree. */
function cell(way: Way, setup: Setup): string {
  const said = ENGINES.map((engine) => [engine, CELLS[claimOn(way, setup, engine)]] as const);
  const starts = said.filter(([, text]) => text !== CELLS.absent);
  const texts = [...new Set(starts.map(([, text]) => text))];
  if (texts.length === 1) return texts[0] ?? '';
  return texts
    .map(
      (text) =>
        `${text} ${starts.flatMap(([at, is]) => (is === text ? [SHORT[at]] : [])).join(' ')}`,
    )
    .join('<br>');
}

const SHORT: { readonly [Name in EngineName]: string } = {
  chromium: 'C',
  firefox: 'F',
  webkit: 'W',
};

const startsIn = (way: Way): string =>
  ENGINES.filter((engine) => !way.absent?.includes(engine))
    .map((engine) => SHORT[engine])
    .join(' ');

/** How many ways a set-up holds in an engine, of those that start there. */
function count(setup: Setup, engine: EngineName): string {
  const claims = WAYS.map((way) => claimOn(way, setup, engine)).filter((is) => is !== 'absent');
  return `${claims.filter((is) => is === 'held').length} of ${claims.length}`;
}

/** What belongs between the marks of the page. */
export function table(): string {
  const rows = Object.entries(KINDS).flatMap(([kind, ways]) => [
    `| **${kind}** | | | | |`,
    ...ways.map(
      (way) =>
        `| ${way.what} | ${startsIn(way)} | ${SETUPS.map((setup) => cell(way, setup)).join(' | ')} |`,
    ),
  ]);
  return [
    '<!-- prettier-ignore-start -->',
    '',
    `${WAYS.length} ways. Held, of those that start in an engine:`,
    '',
    '| | Chromium | Firefox | WebKitGTK |',
    '| - | - | - | - |',
    ...SETUPS.map(
      (setup) => `| ${setup} | ${ENGINES.map((engine) => count(setup, engine)).join(' | ')} |`,
    ),
    '',
    '| Way | starts in | gate | guard | lockdown |',
    '| - | - | - | - | - |',
    ...rows,
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}

/** What stands there now. */
export function written(): string | undefined {
  return BLOCK.exec(readFileSync(PAGE, 'utf8'))?.[0];
}

if (import.meta.main) {
  const text = readFileSync(PAGE, 'utf8');
  if (process.argv.includes('--write')) {
    writeFileSync(
      PAGE,
      text.replace(BLOCK, () => table()),
    );
  } else console.log(table());
}

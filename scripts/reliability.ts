/*
 * The table of docs/reliability.md: which fault is proven where, by what the tests call themselves.
 * `--write` puts it there; a test keeps it true.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAULTS, LIMITS, WITHOUT } from '../test/faults/catalogue.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = join(ROOT, 'docs/reliability.md');
const BLOCK = /(?<=<!-- faults -->\n)[^]*?(?=<!-- \/faults -->)/;
const ENGINES = ['chromium', 'firefox', 'webkit'];
const PLACES = ['Chromium', 'Firefox', 'WebKitGTK', 'Server', 'Parts alone'] as const;
/** Folders of tests of the server and its stores. */
const SERVER = /^test\/(server|store|postgres|fire|serve|cli)\//;

/** Titles and their tables begin with the faults that they are about: `'F01: …'`, `'F38, F39: …'`. */
const TITLE = /['"`]((?:F\d{1,3}(?:, |\/)?)+): /g;

type Place = (typeof PLACES)[number];

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Where the tests of a file run; of those that several engines share, in which they are called. */
function placesOf(path: string, text: string): Place[] {
  if (path.startsWith('test/faults/')) {
    const files = readdirSync(join(ROOT, 'test/faults'));
    const name = basename(path, '.ts');
    // What another file calls runs where that one does.
    const callers = files.filter((file) => textOf(`test/faults/${file}`).includes(`/${name}.ts'`));
    const names = [name, ...callers.map((file) => basename(file, '.ts'))];
    return PLACES.filter((_, at) => {
      const engine = ENGINES[at];
      return (
        name.startsWith(`${engine}-`) ||
        names.some((one) => files.includes(`${engine}-${one}.test.ts`))
      );
    });
  }
  if (/chromium-lab|chromium-demo|launchChromium/.test(text)) return ['Chromium'];
  return [SERVER.test(path) ? 'Server' : 'Parts alone'];
}

/** Per fault and place, the files that prove it. */
function proofs(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const files = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('test', file))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('catalogue.ts'));
  for (const file of files.toSorted()) {
    const text = textOf(file);
    const faults = [...text.matchAll(TITLE)].flatMap(([, list = '']) => list.split(/, |\//));
    if (faults.length === 0) continue;
    for (const place of placesOf(file, text)) {
      for (const fault of faults) {
        const key = `${fault} ${place}`;
        found.set(key, (found.get(key) ?? new Set()).add(file));
      }
    }
  }
  return found;
}

/** What belongs between the marks of the page. */
export function table(): string {
  const found = proofs();
  const unknown = [...found.keys()].map((key) => key.split(' ')[0] ?? '');
  for (const fault of unknown) {
    if (!(fault in FAULTS)) throw new Error(`A test names ${fault}, which no catalogue knows.`);
  }
  const any = (fault: string): boolean => PLACES.some((place) => found.has(`${fault} ${place}`));
  for (const fault of Object.keys(FAULTS)) {
    if (any(fault) === fault in WITHOUT) {
      throw new Error(`${fault} needs a test or, in the catalogue, a reason why it has none: one.`);
    }
  }
  const cell = (fault: string, place: Place): string =>
    [...(found.get(`${fault} ${place}`) ?? [])]
      .map((file) => `[✓](${relative('docs', file)})`)
      .join(' ');
  const rows = Object.entries(FAULTS).map(
    ([fault, what]) =>
      `| ${[fault, said(fault, what), ...PLACES.map((at) => cell(fault, at))].join(' | ')} |`,
  );
  const limits = LIMITS.map(([faults, why]) => `- **${faults}**: ${why}`);
  return [
    '<!-- prettier-ignore-start -->',
    '',
    `${Object.keys(FAULTS).filter(any).length} of ${rows.length} faults have a test that bears their number; of the others it is said why.`,
    '',
    `| | Fault | ${PLACES.join(' | ')} |`,
    `| - | - | ${PLACES.map(() => '-').join(' | ')} |`,
    ...rows,
    '',
    '## What cannot be brought about here, or is not offered',
    '',
    ...limits,
    '',
    '<!-- prettier-ignore-end -->',
    '',
  ].join('\n');
}

/** What a row says of its fault, and of why nothing is marked in it. */
function said(fault: string, what: string): string {
  const why = WITHOUT[fault];
  return why === undefined ? what : `${what}. *${why}*`;
}

/** What stands there now. */
export function written(): string | undefined {
  return BLOCK.exec(readFileSync(PAGE, 'utf8'))?.[0];
}

if (import.meta.main) {
  const text = readFileSync(PAGE, 'utf8');
  if (process.argv.includes('--write'))
    writeFileSync(
      PAGE,
      text.replace(BLOCK, () => table()),
    );
  else console.log(table());
}

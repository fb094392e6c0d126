import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';

/** A file that a page can load, and what it costs. */
export interface Bundle {
  readonly file: string;
  readonly code: string;
  /** By brotli, with the files that it imports statically and that aren't there before it. */
  readonly bytes: number;
  /** The most that it may be. */
  readonly limit: number;
  /** When a page loads it. */
  readonly loaded: string;
}

interface Kind {
  readonly name: RegExp;
  readonly limit: number;
  readonly loaded: string;
}

/** The first that fits counts. */
const KINDS: readonly Kind[] = [
  { name: /^doui-head\.js$/, limit: 1_000, loaded: 'inline in the head, if wanted' },
  { name: /^doui-stub\.js$/, limit: 1_000, loaded: 'inline in the head, for the IAB’s interfaces' },
  { name: /^doui\.js$/, limit: 7_600, loaded: 'on every page' },
  { name: /^doui-guard\.js$/, limit: 8_000, loaded: 'first in the head, if wanted' },
  { name: /^doui-ui\.js$/, limit: 11_000, loaded: 'when something is shown' },
  { name: /^doui-checker\.js$/, limit: 8_000, loaded: 'when the notices are new to the browser' },
  {
    name: /^doui-warden\.js$/,
    limit: 8_000,
    loaded: 'where the notices name transmissions or signals',
  },
  { name: /^doui-signals\.js$/, limit: 8_000, loaded: 'where the notices name signals' },
  { name: /^doui-auditor\.js$/, limit: 8_000, loaded: 'where the notices name a guard' },
  // The IAB's own libraries: their circles and classes leave nothing to shake off.
  { name: /^doui-tcf\.js$/, limit: 11_500, loaded: 'where the notices name `tcf`' },
  { name: /^doui-gpp\.js$/, limit: 14_500, loaded: 'where the notices name `gpp`' },
  {
    name: /^doui-leavings\.js$/,
    limit: 8_000,
    loaded: 'where a transmission leaves something on the device',
  },
  { name: /^doui-placeholder\.js$/, limit: 8_000, loaded: 'where an embed is held' },
  { name: /^doui-clerk\.js$/, limit: 8_000, loaded: 'with the first act, or to send' },
  { name: /^doui-second-layer\.js$/, limit: 8_000, loaded: 'with preferences or the record' },
  { name: /^doui-(notice|sections|whole)/, limit: 8_000, loaded: 'with a whole notice' },
  { name: /^doui-words-/, limit: 8_000, loaded: 'when shown in that language' },
  {
    name: /^doui-(contradictions|misshapen)\.js$/,
    limit: 8_000,
    loaded: 'when `notices.json` is at fault',
  },
  { name: /^doui-mender\.js$/, limit: 8_000, loaded: 'when storage fails' },
  { name: /^doui-advice\.js$/, limit: 8_000, loaded: 'when something fails' },
  { name: /^doui-/, limit: 8_000, loaded: 'when opened' },
];

/** Where `npm run build` puts everything. */
export const DIST: string = fileURLToPath(new URL('../dist/', import.meta.url));

/** The bundles in `dist`, `doui.js` first. */
export function bundles(): Bundle[] {
  const files = readdirSync(DIST).filter((file) => /^doui.*\.js$/.test(file));
  if (!files.includes('doui.js')) throw new Error('There is no dist/doui.js: run `npm run build`.');
  return files
    .map((file) => {
      const kind = KINDS.findIndex(({ name }) => name.test(file));
      const { limit, loaded } = KINDS[kind] as Kind;
      return { kind, file, code: read(file), bytes: cost(file), limit, loaded };
    })
    .sort((a, b) => a.kind - b.kind || a.file.localeCompare(b.file))
    .map(({ kind: _, ...bundle }) => bundle);
}

const read = (file: string): string => readFileSync(DIST + file, 'utf8');

function cost(file: string): number {
  const all = new Set([file]);
  for (const each of all) {
    for (const other of staticImports(read(each))) if (!isBefore(other, file)) all.add(other);
  }
  return [...all].reduce((sum, each) => sum + brotliCompressSync(read(each)).length, 0);
}

/** What comes after something uses its code: dialogs the first layer's, sections their notice's. */
const isBefore = (other: string, file: string): boolean =>
  other === 'doui-ui.js' ||
  (file === 'doui-sections.js' && ['doui-whole-notice.js', 'doui-switches.js'].includes(other));

/** The names of the files beside it without which a bundle can't run. */
export function staticImports(code: string): string[] {
  return parseAst(code).body.flatMap((node) =>
    'source' in node && node.source ? [String(node.source.value).replace('./', '')] : [],
  );
}

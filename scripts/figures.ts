/*
 * The measured sizes, as the table in README.md. `--write` puts it there; a test keeps it true.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundles } from './bundles.ts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const BLOCK = /(?<=<!-- figures:bytes -->\n)[^]*?(?=<!-- \/figures:bytes -->)/;

const figure = new Intl.NumberFormat('en');

/** What belongs between the two marks in README.md. */
export function table(): string {
  const rows = bundles().map(
    ({ file, bytes, limit, loaded }) =>
      [`\`${file}\``, figure.format(bytes), figure.format(limit), loaded] as const,
  );
  const heads = ['File', 'Bytes', 'Limit', 'Loaded'] as const;
  // As Prettier lays tables out.
  const width = heads.map((head, i) =>
    Math.max(...[head, ...rows.map((row) => row[i] ?? '')].map(({ length }) => length)),
  );
  const pad = (cell: string, i: number) =>
    i === 1 || i === 2 ? cell.padStart(width[i] ?? 0) : cell.padEnd(width[i] ?? 0);
  const line = (cells: readonly string[]) => `| ${cells.map(pad).join(' | ')} |\n`;
  const rule = width.map((length, i) =>
    i === 1 || i === 2 ? `${'-'.repeat(length - 1)}:` : '-'.repeat(length),
  );
  return `\n${line(heads)}${line(rule)}${rows.map(line).join('')}\n`;
}

/** What stands there now. */
export function written(): string | undefined {
  return BLOCK.exec(readFileSync(README, 'utf8'))?.[0];
}

if (import.meta.main) {
  if (!process.argv.includes('--write')) console.log(table().trim());
  else if (written() === undefined) {
    console.error('README.md lacks the marks <!-- figures:bytes --> and <!-- /figures:bytes -->.');
    process.exitCode = 1;
  } else {
    writeFileSync(
      README,
      readFileSync(README, 'utf8').replace(BLOCK, () => table()),
    );
  }
}

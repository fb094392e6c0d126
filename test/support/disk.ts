import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, that can be filled. */
export interface Disk {
  readonly path: string;
  /** Leaves no byte free. */
  fill(): void;
  free(): void;
  remove(): void;
}

/** Whether this process may mount one. */
export const mayMount = process.getuid?.() === 0;

/** A disk of so many megabytes, in memory. Needs root. */
export function mountDisk(megabytes: number): Disk {
  const path = mkdtempSync(join(tmpdir(), 'doui-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=777`, 'tmpfs', path]);
  const filler = join(path, 'filler');
  return {
    path,
    fill() {
      try {
        for (const size of [1 << 20, 4096, 1]) fillBy(filler, size);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
    remove() {
      execFileSync('umount', ['-l', path]);
      rmSync(path, { recursive: true });
    },
  };
}

/** Appends pieces of this size until none fits. */
function fillBy(file: string, size: number): void {
  const piece = Buffer.alloc(size, 1);
  try {
    for (;;) writeFileSync(file, piece, { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

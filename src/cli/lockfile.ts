import { rename, writeFile } from 'node:fs/promises';
import { readSource } from './source.ts';
import { isUnusable, reasonOf, unusable, type Unusable } from './unusable.ts';

/** A version as it was when it was locked. */
export interface LockedVersion {
  readonly key: string;
  readonly version: string;
  /** From when it is in force. From then on it never changes. */
  readonly from: string;
  /** The hash that events pin: SHA-256 in base64url. */
  readonly hash: string;
}

/** What lies beside `notices.json`, and is kept with it. */
export interface Lock {
  readonly doui: 1;
  readonly versions: readonly LockedVersion[];
}

/** `notices.json` has its lock in `notices.lock.json`. */
export const lockOf = (file: string): string => `${file.replace(/\.json$/, '')}.lock.json`;

/** The lock in a file; `undefined` where there is no such file. */
export async function readLock(file: string): Promise<Lock | undefined | Unusable> {
  const source = await readSource(file);
  if (isUnusable(source)) return source.unusable.endsWith('(ENOENT).') ? undefined : source;
  return isLock(source.value) ? source.value : unusable(`${file}: no lock of notices.`);
}

const isLock = (value: unknown): value is Lock => {
  const { doui, versions } = Object(value) as { [member in keyof Lock]?: unknown };
  return (
    doui === 1 &&
    Array.isArray(versions) &&
    versions.every((version: unknown) => {
      const { key, version: name, from, hash } = Object(version) as { [member: string]: unknown };
      return (
        [key, name, hash].every((text) => typeof text === 'string') &&
        !Number.isNaN(Date.parse(String(from)))
      );
    })
  );
};

/** Puts a lock in place of the one before it, in one step: nobody reads half of it. */
export async function writeLock(file: string, lock: Lock): Promise<Unusable | undefined> {
  const beside = `${file}.${process.pid}.new`;
  try {
    await writeFile(beside, `${JSON.stringify(lock, undefined, 2)}\n`);
    await rename(beside, file);
    return undefined;
  } catch (caught) {
    return unusable(`${file}: cannot be written (${reasonOf(caught)}).`);
  }
}

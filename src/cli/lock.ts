import { compare } from './compare.ts';
import { examine, locate } from './examine.ts';
import { lockOf, readLock, writeLock } from './lockfile.ts';
import type { LockOptions } from './lockOptions.ts';
import type { Outcome } from './outcome.ts';
import { textOf } from './report.ts';
import { readSource } from './source.ts';
import { isUnusable, type Unusable } from './unusable.ts';

/** `doui lock`: notes what is published. Where that is not what it was, it writes nothing. */
export async function lock(options: LockOptions, coloured: boolean): Promise<Outcome> {
  const { file, at, lock: path = lockOf(file) } = options;
  const source = await readSource(file);
  if (isUnusable(source)) return failure(source);
  const { findings, document } = examine(source, at);
  const unclear = findings.filter(({ rule }) => rule === 'duplicate-member');
  if (document === undefined || unclear.length > 0) {
    const against = document === undefined ? findings : unclear;
    return { status: 1, err: textOf([{ file, findings: against }], coloured) };
  }
  const before = (await readLock(path)) ?? { doui: 1, versions: [] };
  if (isUnusable(before)) return failure(before);
  const { broken, lock, unlocked } = await compare(document, before, at);
  if (broken.length > 0) {
    return {
      status: 1,
      err: textOf([{ file, findings: locate(source, broken) }], coloured),
    };
  }
  if (JSON.stringify(lock) !== JSON.stringify(before)) {
    const unwritten = await writeLock(path, lock);
    if (unwritten !== undefined) return failure(unwritten);
  }
  const count = lock.versions.length;
  const versions = count === 1 ? '1 version' : `${count} versions`;
  return { status: 0, out: `${path}: ${versions} locked, ${unlocked.length} of them now.\n` };
}

const failure = ({ unusable }: Unusable): Outcome => ({ status: 2, err: `${unusable}\n` });

import { publish } from '../core/publish.ts';
import type { NoticesDocument } from '../core/notice.ts';
import type { Finding } from '../lint/finding.ts';
import { own } from './examine.ts';
import type { Lock, LockedVersion } from './lockfile.ts';

const NEW_VERSION = 'Bring back what it said, and give the change a new version.';

export interface Comparison {
  /** What stands against the lock's being renewed. */
  readonly broken: readonly Finding[];
  /** What the lock does not hold yet. */
  readonly unlocked: readonly Finding[];
  /** The lock as it should be. */
  readonly lock: Lock;
}

/**
 * A document against its lock, as of a time. A locked version stands from the day that the lock
 * gives; until then it follows the document, whatever day the document gives now.
 */
export async function compare(
  document: NoticesDocument,
  { versions }: Lock,
  at: Date,
): Promise<Comparison> {
  const now = at.getTime();
  const found = (await publish(document)).map(
    ({ key, version, effective: { from }, hash }): LockedVersion => ({ key, version, from, hash }),
  );
  const locked = new Map(versions.map((version) => [nameOf(version), version]));
  const present = new Set(found.map(nameOf));
  const broken: Finding[] = [];
  const unlocked: Finding[] = [];
  const kept: LockedVersion[] = [];

  for (const version of versions) {
    if (present.has(nameOf(version)) || Date.parse(version.from) > now) continue;
    broken.push(
      own('removed-version', {
        path: ['notices'],
        message: `Version "${version.version}" of "${version.key}" is locked as ${version.hash}, and gone: there is no hash to compare.`,
        mend: 'Bring it back: evidence points at it. What replaces it is a new version.',
      }),
    );
  }
  for (const [index, version] of found.entries()) {
    const before = locked.get(nameOf(version));
    const path = ['notices', index, 'version'];
    const name = `Version "${version.version}" of "${version.key}"`;
    if (before !== undefined && Date.parse(before.from) <= now) {
      kept.push(before);
      if (before.hash === version.hash) continue;
      const message = `${name} is locked as ${before.hash}, and is now ${version.hash}.`;
      broken.push(own('edited-version', { path, message, mend: NEW_VERSION }));
      continue;
    }
    const isPublished = Date.parse(version.from) <= now;
    if (before !== undefined || isPublished) kept.push(version);
    if (!isPublished) continue;
    const message = `${name} is published, and not locked as it is.`;
    unlocked.push(own('unlocked-version', { path, message, mend: 'Run doui lock.' }));
  }
  return { broken, unlocked, lock: { doui: 1, versions: kept.toSorted(byName) } };
}

const nameOf = ({ key, version }: LockedVersion): string => JSON.stringify([key, version]);

const byName = (a: LockedVersion, b: LockedVersion): number => (nameOf(a) < nameOf(b) ? -1 : 1);

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventId } from '../../src/core/event.ts';
import { randomOf } from '../simulation/random.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';
import type { Damage, DAMAGES } from './damage.ts';
import type { Tab } from '../support/tab.ts';
import { DRIVERS, type Driver } from './driver.ts';

const HELD = '<script type="text/plain" data-purpose="ads" src="OTHER/a.js"></script>';

/** What a browser does whose files of IndexedDB were damaged between two visits. */
export function damaged(engine: 'chromium' | 'firefox', damages: typeof DAMAGES): void {
  /** For each kind of damage a site of its own. */
  const sites = new Map<string, Site>();
  let profile: string;
  let driver: Driver;
  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), `doui-damaged-${engine}-`));
    driver = await DRIVERS[engine]('ordinary', profile);
    for (const what of Object.keys(damages)) sites.set(what, await grantedAndWithdrawn(driver));
    // What the mirror says is on the disk too, some seconds after it was said.
    for (const site of sites.values()) {
      await vi.waitUntil(() => isMirrored(profile, site), { timeout: 60_000, interval: 200 });
    }
    await driver.close();
    for (const [what, damage] of Object.entries(damages)) {
      const files = await filesOf(profile, siteOf(what).lab, DATABASE);
      expect(await spoil(files, damage), what).toBeGreaterThan(0);
    }
    driver = await DRIVERS[engine]('ordinary', profile);
  });
  afterAll(async () => {
    await driver?.close();
    await Promise.all([...sites.values()].map(({ lab }) => lab.close()));
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  const siteOf = (what: string): Site => sites.get(what) as Site;

  describe(engine, () => {
    it.each(Object.keys(damages))(
      'F11: the database’s files damaged, %s: nothing opens that was withdrawn or is not there',
      async (what) => {
        const { lab } = siteOf(what);
        const tab = await visit(driver, lab);
        const found = await tab.evaluate(() => {
          const { entries, asking } = doui.state();
          const [ads, other] = ['ads', 'partner-campaigns'].map(doui.allows);
          return { ads, other, entries: entries.length, asking };
        });
        expect(found.ads).toBe(false);
        if (found.other) expect(found.entries).toBeGreaterThan(0);
        else expect(found.asking).toContain('partner-campaigns');
        expect(lab.reached).toEqual(['/a.js']);
        // What is decided anew is recorded.
        const refuse = () =>
          doui
            .record({ 'partner-campaigns': 'refused' })
            .then(() => doui.allows('partner-campaigns'));
        expect(await tab.evaluate(refuse)).toBe(false);
        await tab.close();
      },
    );
  });
}

async function visit(driver: Driver, { url }: Lab): Promise<Tab> {
  const tab = await driver.open();
  await tab.goto(url);
  await tab.evaluate(() => doui.ready.then(() => undefined));
  return tab;
}

/** A site on which two purposes were granted, and then one was withdrawn. */
interface Site {
  readonly lab: Lab;
  /** The event that granted. */
  readonly grant: EventId;
}

async function grantedAndWithdrawn(driver: Driver): Promise<Site> {
  const lab = await openLab();
  lab.page(TAG, HELD.replace('OTHER', lab.other));
  const tab = await visit(driver, lab);
  const { id } = await tab.evaluate(() =>
    doui.record({ ads: 'granted', 'partner-campaigns': 'granted' }),
  );
  await vi.waitUntil(() => lab.reached.length > 0);
  await tab.evaluate(() => doui.withdraw('ads'));
  await tab.close();
  return { lab, grant: id };
}

/** In which folders of a site each engine keeps its databases, and what localStorage holds. */
const DATABASE = 'indexeddb|idb';
const MIRROR = 'Local Storage|ls';

/** The files of a site in a profile; those of localStorage are in Chromium one for all sites. */
async function filesOf(profile: string, { url }: Lab, kind: string): Promise<string[]> {
  const { port } = new URL(url);
  const own = new RegExp(`localhost\\D${port}\\b.*\\b(${kind})\\b|Local Storage.*log$`);
  const all = await readdir(profile, { recursive: true, withFileTypes: true });
  return all
    .filter((file) => file.isFile() && file.name !== 'LOCK')
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => own.test(relative(profile, path)))
    .filter((path) => kind === MIRROR || !path.includes('Local Storage'))
    .toSorted();
}

/** Whether localStorage says on the disk, too, that the grant is withdrawn. */
async function isMirrored(profile: string, { lab, grant }: Site): Promise<boolean> {
  const files = await filesOf(profile, lab, MIRROR);
  const contents = await Promise.all(files.map((path) => readFile(path, 'latin1')));
  return contents.some((text) => text.includes(`{"closures":{"ads":["${grant}"`));
}

/** Damages files, and says how many. */
async function spoil(files: readonly string[], damage: Damage): Promise<number> {
  const random = randomOf(7);
  let count = 0;
  for (const path of files) {
    const before = await readFile(path);
    const after = damage(before, random);
    if (after === undefined) await rm(path);
    else if (after.equals(before)) continue;
    else await writeFile(path, after);
    count += 1;
  }
  return count;
}

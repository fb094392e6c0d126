import type { EngineName } from '../support/engines.ts';
import type { Tab } from '../support/tab.ts';
import { boundsOn, isTaken } from './demand.ts';
import { PURPOSES, type Site } from './site.ts';
import { claimOn, type Setup, type Way } from './way.ts';

/**
 * When a way was taken: with nothing decided, again by code once all is granted, in a page that was
 * loaded so, by code after the withdrawal, and in a page that was loaded after it.
 */
export const PHASES = ['before', 'again', 'loaded', 'after', 'later'] as const;
export type Phase = (typeof PHASES)[number];

/** Requests that each of the three origins had of a way in a phase. */
export interface Counted {
  readonly first: number;
  readonly second: number;
  readonly free: number;
}

type Counts = (way: Way, phase: Phase) => Counted;

/** What had come while nothing was decided, when all was withdrawn, and in the end. */
export interface Visited {
  readonly undecided: Counts;
  readonly withdrawn: Counts;
  readonly ended: Counts;
}

/** Milliseconds that what should come is waited for, before it is said that it did not. */
const PATIENCE = 15_000;

/** A whole visit: takes all these ways in each phase, and counts what reaches whom. */
export async function visit(
  page: Tab,
  site: Site,
  ways: readonly Way[],
  within: readonly [Setup, EngineName],
): Promise<Visited> {
  const leaves = ways.some(({ batch }) => batch === 'left');
  const counted: Counts = ({ key, file }, phase) => {
    const [first, second, free] = [...site.others, site.free].map(({ count }) =>
      count(`/${key}/${phase}.${file}`),
    ) as [number, number, number];
    return { first, second, free };
  };
  const snapshot = (): Counts => {
    const all = ways.flatMap((way) => PHASES.map((phase) => [way, phase] as const));
    const taken = new Map(all.map((at) => [`${at[0].key} ${at[1]}`, counted(...at)]));
    return (way, phase) => taken.get(`${way.key} ${phase}`) as Counted;
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (const end = Date.now() + PATIENCE; Date.now() < end && !isSo();) await breath();
  };
  /** Whether all has come that must: to the origin that is free, and what is open to the others. */
  const isThere = (phase: Phase, isDecided: boolean) => (way: Way) => {
    if (claimOn(way, ...within) === 'absent' || !isTaken(way, phase)) return true;
    const { first, second, free } = counted(way, phase);
    const least = (calls: 'fail' | 'wait') => boundsOn(way, within, phase, [calls, free])[0];
    return free > 0 && (!isDecided || (first >= least('fail') && second >= least('wait')));
  };
  /** What was taken to the origin that is free came: what was taken beside it had its time. */
  const settled = async (phase: Phase, isDecided = true): Promise<void> => {
    await until(() => ways.every(isThere(phase, isDecided)));
    // Once more there and back, for what was sent a moment earlier and goes another way.
    await page.evaluate((url) => fetch(url).then(() => undefined), `${site.free.url}/settled.json`);
    await breath();
  };
  const load = async (phase: Phase, isDecided = true): Promise<void> => {
    await page.goto(`${site.url}/?phase=${phase}`);
    await arrived(page, phase);
    if (leaves) await page.goto(`${site.url}/?phase=none`);
    await settled(phase, isDecided);
  };
  const again = async (phase: Phase): Promise<void> => {
    if (leaves) return;
    await page.evaluate((name) => hostile.run(name), phase);
    await settled(phase);
  };

  site.show(ways);
  await load('before', false);
  const undecided = snapshot();
  await grant(page, site);
  await settled('before');
  await again('again');
  await load('loaded');
  await page.evaluate(() => doui.withdraw());
  const withdrawn = snapshot();
  await again('after');
  await load('later');
  return { undecided, withdrawn, ended: snapshot() };
}

/** Once Doui is ready in the page of this phase. What is told of may be the navigation before it. */
async function arrived(page: Tab, phase: Phase): Promise<void> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await breath()) {
    const isThere = await page
      .evaluate(
        (name) => location.search === `?phase=${name}` && globalThis.doui?.ready.then(() => true),
        phase,
      )
      .catch(() => false);
    if (isThere) return;
  }
  throw new Error(`The page of the phase “${phase}” did not come.`);
}

/** Grants all; where that takes a new page, waits for it. */
async function grant(page: Tab, { setup }: Site): Promise<void> {
  await page.evaluate(() => void Object.assign(globalThis, { isOld: true }));
  await page.evaluate(
    (purposes) =>
      doui.record(Object.fromEntries(purposes.map((key) => [key, 'granted']))).then(
        () => undefined,
        () => undefined,
      ),
    PURPOSES,
  );
  if (setup !== 'lockdown') return;
  for (const end = Date.now() + PATIENCE; Date.now() < end; await breath()) {
    const isNew = await page
      .evaluate(() => !('isOld' in globalThis) && globalThis.doui?.allows('ads'))
      .catch(() => false);
    if (isNew) return;
  }
}

const breath = () => new Promise((resolve) => setTimeout(resolve, 50));

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineName } from '../support/engines.ts';
import type { Tab } from '../support/tab.ts';
import { LAUNCH } from './browser.ts';
import { boundsOn, isTaken } from './demand.ts';
import { openSite } from './site.ts';
import { PHASES, visit, type Visited } from './visit.ts';
import { claimOn, SETUPS, type Way } from './way.ts';
import { WAYS } from './ways.ts';

/** Every way, in every set-up, in an engine: what the table says of it is what is counted. */
export function waysIn(engine: EngineName): void {
  let page: Tab;
  beforeAll(async () => {
    page = await LAUNCH[engine]();
  });
  afterAll(() => page?.close());

  describe.each(SETUPS)('%s', (setup) => {
    const visits = new Map<Way['batch'], Visited>();
    beforeAll(async () => {
      const site = await openSite(setup);
      try {
        for (const batch of [undefined, 'idle', 'left'] as const) {
          const ways = WAYS.filter((way) => way.batch === batch);
          visits.set(batch, await visit(page, site, ways, [setup, engine]));
        }
      } finally {
        await site.close();
      }
    }, 600_000);

    it.each(WAYS)('$key: $what', (way) => {
      const { undecided, withdrawn, ended } = visits.get(way.batch) as Visited;
      const claim = claimOn(way, setup, engine);
      const early = undecided(way, 'before');
      if (claim === 'held') expect(early).toMatchObject({ first: 0, second: 0 });
      if (claim === 'open') expect([early.first, early.second]).not.toContain(0);
      for (const phase of PHASES.filter((each) => isTaken(way, each))) {
        const { first, second, free } = ended(way, phase);
        // A way that is never taken shows nothing.
        expect([phase, free > 0]).toEqual([phase, claim !== 'absent']);
        for (const [calls, count] of [
          ['fail', first],
          ['wait', second],
        ] as const) {
          const [least, most] = boundsOn(way, [setup, engine], phase, [calls, free]);
          expect({ phase, calls, count, free, least, most }).toSatisfy(
            () => count >= least && count <= most,
          );
        }
        // Nothing of what was taken before comes after the withdrawal, or once more.
        const isOver = phase === 'before' || phase === 'again' || phase === 'loaded';
        if (isOver && way.batch !== 'left')
          expect(ended(way, phase)).toEqual(withdrawn(way, phase));
      }
    });
  });
}

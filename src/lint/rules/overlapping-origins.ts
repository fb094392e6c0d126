import type { Transmission } from '../../core/disclosure.ts';
import { overlap } from '../../core/origins.ts';
import type { Rule } from '../rule.ts';

export const overlappingOrigins: Rule = {
  id: 'overlapping-origins',
  severity: 'warning',
  title: 'Where two transmissions reach the same host, they are held for the same purposes.',
  *check({ document: { transmissions = {} } }) {
    const all = Object.entries(transmissions);
    for (const [place, [key, one]] of all.entries()) {
      for (const [index, source] of one.origins.entries()) {
        for (const [before, other] of all.slice(0, place)) {
          const same = other.origins.find((origin) => overlap(origin, source));
          if (same === undefined || isHeldAlike(one, other)) continue;
          yield {
            path: ['transmissions', key, 'origins', index],
            message: `${source} reaches hosts that ${same} of transmission "${before}" reaches as well: there each waits for the purposes of both.`,
            mend: 'Name narrower origins, or the same purposes in both.',
          };
        }
      }
    }
  },
};

const isHeldAlike = (one: Transmission, other: Transmission): boolean =>
  needsOf(one) === needsOf(other);

const needsOf = ({ exemption, purposes }: Transmission): string =>
  JSON.stringify(exemption === undefined ? [...new Set(purposes)].toSorted() : []);

import { array, assert, constantFrom, property, stringMatching, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { openTo, policyOf } from '../../src/core/policy.ts';
import { sourcesOf } from '../../src/core/sourcesOf.ts';

const source = stringMatching(/^https:\/\/(\*\.)?[a-z]{1,8}\.example(:\d{1,4})?$/);
const purpose = constantFrom('ads', 'mail', 'statistics');

it('reads from a policy of the lockdown what went into it, and from no other policy anything', () => {
  assert(
    property(
      array(source),
      array(tuple(source, array(purpose))),
      array(purpose),
      (own, hosts, granted) => {
        const reach = { own, hosts };
        expect(sourcesOf(policyOf(reach, granted))).toEqual(openTo(reach, granted));
      },
    ),
    { numRuns: 50 },
  );
  for (const other of ["default-src 'self'", "script-src 'self' https://a.example", '']) {
    expect(sourcesOf(other)).toBeUndefined();
  }
});

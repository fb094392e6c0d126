import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Person, Store, Taken } from '../../src/core/store.ts';
import { memoryStore } from '../../src/server/memory.ts';
import type { Where } from './place.ts';
import { at, bare, someone, type Someone } from './someone.ts';

const subject = fc.nat(2);
const account = fc.nat(1);
const indices = fc.array(fc.nat(3), { maxLength: 3 });

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('take' as const),
        subject,
        indices,
        whole: fc.boolean(),
        account: fc.option(account, { nil: undefined }),
      }),
    },
    fc.record({ do: fc.constant('attest' as const), subject, indices }),
    fc.record({ do: fc.constant('unlink' as const), account }),
    fc.record({ do: fc.constant('erase' as const), subject }),
    fc.record({ do: fc.constant('purge' as const), ago: fc.nat(6) }),
  ),
  { maxLength: 14 },
);

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

/** Before all that other tests do, so that a purge is of no harm to them. */
const hour = (count: number): string => new Date(Date.UTC(2010, 0, 1, count)).toISOString();

/** The memory store is so short that it can be seen to be right: the others must do what it does. */
export function describeAlike(where: Where, runs: number): void {
  test('law: whatever is asked of it, in whatever order, it answers as the memory store does', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => someone(4)));
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        run += 1;
        const names = people.map((_, index) => `alike-${run}-${index}`);
        const model = memoryStore();
        for (const [index, step] of history.entries()) {
          const now = run * 100 + index;
          const [got, expected] = [
            await ask(where.store, step, people, names, now),
            await ask(model, step, people, names, now),
          ];
          // Of the others that are there the model knows nothing.
          if (step.do !== 'purge') expect(got).toEqual(expected);
          for (const subject of names) {
            expect(sorted(await where.store.person({ subject }))).toEqual(
              sorted(await model.person({ subject })),
            );
          }
          for (const account of [0, 1].map((one) => accountOf(names, one))) {
            expect(sorted(await where.store.person({ account }))).toEqual(
              sorted(await model.person({ account })),
            );
          }
        }
      }),
      { numRuns: runs },
    );
  });
}

const accountOf = ([name]: readonly string[], account: number): string => `${name}-of-${account}`;

async function ask(
  store: Store,
  step: Step,
  people: readonly Someone[],
  names: readonly string[],
  now: number,
): Promise<unknown> {
  if (step.do === 'unlink') return store.unlink(accountOf(names, step.account));
  if (step.do === 'purge') return store.purge(hour(now - step.ago), 1000);
  const subject = names[step.subject] ?? '';
  if (step.do === 'erase') return store.erase(subject, hour(now));
  const events = step.indices.map((index) => at(people[step.subject]?.events ?? [], index));
  if (step.do === 'attest') {
    const receipts = await store.attest(
      events.map(({ id }, index) => ({ subject, id, jws: `${now}.${index}` })),
    );
    return new Map(receipts.map(({ id, jws }) => [id, jws]));
  }
  const taken = await store.take({
    subject,
    events: bare(events),
    received: hour(now),
    whole: step.whole,
    ...(step.account === undefined ? {} : { account: accountOf(names, step.account) }),
  });
  return taken === 'erased' ? taken : sorted(taken);
}

/** Stores may collate subjects differently; within a subject the order is a promise. */
function sorted(answer: Taken | Person | undefined): unknown {
  return (
    answer && {
      ...answer,
      ...('subjects' in answer ? { subjects: answer.subjects.toSorted() } : {}),
      events: answer.events.toSorted((a, b) =>
        a.sealed.event.subject < b.sealed.event.subject
          ? -1
          : Number(a.sealed.event.subject > b.sealed.event.subject),
      ),
    }
  );
}

import { expect, test } from 'vitest';
import { heldOf } from '../support/held.ts';
import type { Where } from './place.ts';
import { add, bare, ids, LATER, seqs, someone, taken } from './someone.ts';

/** What a store promises of accounts. */
export function describeLinks(where: Where): void {
  test('nobody is linked who named no account', async () => {
    const { store } = where;
    const { subject, events } = await someone(1);
    expect((await taken(store, { subject, events: bare(events) })).linked).toBe(false);
    expect(await store.person({ subject })).not.toHaveProperty('account');
  });

  test('subjects of one account read each other, in the order of each', async () => {
    const { store } = where;
    const account = `account-${(await someone(0)).subject}`;
    const [one, two, stranger] = [await someone(2), await someone(1), await someone(1)];
    await taken(store, { ...stranger, events: bare(stranger.events) });
    await taken(store, { ...one, events: bare(one.events), account });
    const both = await taken(store, { ...two, events: bare(two.events), account });
    expect(both.linked).toBe(true);
    expect(new Set(ids(both.events))).toEqual(
      new Set([...one.events, ...two.events].map(({ id }) => id)),
    );
    const ofOne = both.events.filter(({ sealed }) => sealed.event.subject === one.subject);
    expect(seqs(ofOne)).toEqual([1, 2]);
    expect(await taken(store, { subject: one.subject, account })).toEqual(both);

    const person = await store.person({ account });
    expect(new Set(person?.subjects)).toEqual(new Set([one.subject, two.subject]));
    expect(person).toMatchObject({ account, events: both.events });
    expect(await store.person({ subject: two.subject })).toMatchObject({
      account,
      subjects: [two.subject],
    });
  });

  test('without the account, or for the events given alone, a subject reads its own', async () => {
    const { store } = where;
    const account = `account-${(await someone(0)).subject}`;
    const [one, two] = [await someone(1), await someone(1)];
    await taken(store, { ...one, events: bare(one.events), account });
    await taken(store, { ...two, events: bare(two.events), account });
    const alone = await taken(store, { subject: one.subject });
    expect(alone).toMatchObject({ linked: false, events: [{ seq: 1 }] });
    const given = await taken(store, { ...one, events: bare(one.events), account, whole: false });
    expect(given.linked).toBe(true);
    expect(ids(given.events)).toEqual(ids(alone.events));
  });

  test('F108: the first link stays: who names another account is not linked, and reads nothing of it', async () => {
    const { store } = where;
    const [one, two] = [await someone(1), await someone(1)];
    const [mine, other] = [`mine-${one.subject}`, `other-${one.subject}`];
    await taken(store, { ...one, events: bare(one.events), account: mine });
    await taken(store, { ...two, events: bare(two.events), account: other });
    const answer = await taken(store, { subject: one.subject, account: other });
    expect(answer.linked).toBe(false);
    expect(ids(answer.events)).toEqual(ids(await heldOf(store, one.subject)));
    expect((await store.person({ account: other }))?.subjects).toEqual([two.subject]);
    expect((await store.person({ subject: one.subject }))?.account).toBe(mine);
  });

  test('a subject that has decided nothing yet can be linked, and is found', async () => {
    const { store } = where;
    const { subject } = await someone(0);
    const account = `account-${subject}`;
    expect(await taken(store, { subject, account })).toEqual({ linked: true, events: [] });
    expect(await store.person({ account })).toEqual({ account, subjects: [subject], events: [] });
    expect(await store.person({ subject })).toEqual({ account, subjects: [subject], events: [] });
  });

  test('of twenty accounts that race for a subject, one gets it', async () => {
    const { store, place } = where;
    const { subject, events } = await someone(1);
    const other = place.open();
    const accounts = Array.from({ length: 20 }, (_, index) => `race-${index}-${subject}`);
    const answers = await Promise.all(
      accounts.map((account, index) =>
        taken(index % 2 === 0 ? store : other, { subject, events: bare(events), account }),
      ),
    );
    await other.close();
    expect(answers.filter(({ linked }) => linked)).toHaveLength(1);
    const account = accounts[answers.findIndex(({ linked }) => linked)] ?? '';
    expect((await store.person({ subject }))?.account).toBe(account);
    const found = await Promise.all(accounts.map((one) => store.person({ account: one })));
    expect(found.filter((person) => person !== undefined)).toHaveLength(1);
  });

  test('twenty subjects that join an account at once are all in it', async () => {
    const { store, place } = where;
    const people = await Promise.all(Array.from({ length: 20 }, () => someone(1)));
    const account = `crowd-${people[0]?.subject}`;
    const other = place.open();
    await Promise.all(
      people.map(({ subject, events }, index) =>
        taken(index % 2 === 0 ? store : other, { subject, events: bare(events), account }),
      ),
    );
    await other.close();
    const person = await store.person({ account });
    expect(new Set(person?.subjects)).toEqual(new Set(people.map(({ subject }) => subject)));
    expect(person?.events).toHaveLength(20);
  });

  test('an account that is unlinked is unknown; what its subjects did stays, with nobody’s name', async () => {
    const { store } = where;
    const [one, two] = [await someone(1), await someone(1)];
    const account = `account-${one.subject}`;
    await taken(store, { ...one, events: bare(one.events), account });
    await taken(store, { ...two, events: bare(two.events), account });
    expect(await store.unlink(account)).toBe(true);
    expect(await store.unlink(account)).toBe(false);
    expect(await store.person({ account })).toBeUndefined();
    for (const { subject, events } of [one, two]) {
      const person = await store.person({ subject });
      expect(person).not.toHaveProperty('account');
      expect(ids(person?.events ?? [])).toEqual(events.map(({ id }) => id));
    }
    // Whoever logs in anew is linked anew, to whichever account.
    expect(await taken(store, { subject: one.subject, account: `${account}-2` })).toMatchObject({
      linked: true,
    });
  });

  test('a subject that had nothing but a link is unknown without it', async () => {
    const { store } = where;
    const { subject } = await someone(0);
    await taken(store, { subject, account: `account-${subject}` });
    await store.unlink(`account-${subject}`);
    expect(await store.person({ subject })).toBeUndefined();
  });

  test('all persons are found, each once: accounts first, then who has none', async () => {
    const { store } = where;
    const [one, two, three, four] = await Promise.all([1, 1, 2, 0].map(someone));
    if (!one || !two || !three || !four) throw new Error('Four were asked for.');
    const [a, b] = [`a-${one.subject}`, `b-${one.subject}`];
    await taken(store, { ...one, events: bare(one.events), account: a });
    await taken(store, { ...two, events: bare(two.events), account: a });
    await taken(store, { subject: four.subject, account: b });
    await add(store, three.subject, bare(three.events), LATER);
    const found = [];
    let after: string | undefined;
    do {
      const page = await store.people(after, 3);
      expect(page.people.length).toBeLessThanOrEqual(3);
      found.push(...page.people);
      after = page.next;
    } while (after !== undefined);
    const alone = found.findIndex(({ account }) => account === undefined);
    expect(found.slice(alone).every(({ account }) => account === undefined)).toBe(true);
    const names = found.flatMap(({ account, subjects }) => account ?? subjects);
    expect(new Set(names).size).toBe(names.length);
    expect(found).toContainEqual(await store.person({ account: a }));
    expect(found).toContainEqual(await store.person({ account: b }));
    expect(found).toContainEqual(await store.person({ subject: three.subject }));
    expect(names).not.toContain(one.subject);
    expect((await store.people(undefined, 100_000)).people).toEqual(found);
  });

  test('a name of another kind is no cursor', async () => {
    const { store } = where;
    await expect(store.people('x', 1)).rejects.toThrow('"x" is no cursor of this store');
  });

  test('an account may be called anything, and is nobody else’s', async () => {
    const { store } = where;
    const { subject } = await someone(0);
    const names = ["'; drop table doui_link; --", 'a:b', '%', '\\', 'ß'].map(
      (name) => `${name}${subject}`,
    );
    for (const account of names) {
      const { subject: own, events } = await someone(1);
      await taken(store, { subject: own, events: bare(events), account });
      expect((await store.person({ account }))?.subjects).toEqual([own]);
      expect(await store.person({ account: account.toUpperCase() })).toBeUndefined();
    }
  });
}

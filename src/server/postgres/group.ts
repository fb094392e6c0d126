/** The most that goes together, so that whoever came last does not hold up the first. */
const MOST = 64;

/** How many groups are on their way at once: while one is committed, the next is worked on. */
const FLIGHTS = 3;

interface Waiting<Call, Answer> {
  readonly call: Call;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Makes one call of the database of all that wait: a round trip and a commit take as long for
 * fifty as for one. Where that fails, each is made by itself, so that a bad one harms no other.
 *
 * @param together One transaction; an answer for each call, in the same order. With `alone` false
 * it has to give up rather than wait for what one of them needs.
 */
export function grouped<Call, Answer>(
  together: (calls: readonly Call[], alone: boolean) => Promise<readonly Answer[]>,
): (call: Call) => Promise<Answer> {
  let waiting: Waiting<Call, Answer>[] = [];
  let flights = 0;

  async function fly(): Promise<void> {
    while (waiting.length > 0) {
      // What has arrived meanwhile is heard first, so that it can join.
      await new Promise(setImmediate);
      const group = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      if (group.length > 0) await attempt(group);
    }
    flights -= 1;
  }

  async function attempt(group: readonly Waiting<Call, Answer>[]): Promise<void> {
    const calls = group.map(({ call }) => call);
    try {
      const answers = await together(calls, group.length === 1);
      for (const [index, answer] of answers.entries()) group[index]?.resolve(answer);
    } catch (error) {
      const [first, ...others] = group;
      if (others.length === 0) return first?.reject(error);
      // Not waited for: one that has to wait for long must not hold up what comes after.
      for (const one of group) void attempt([one]);
    }
  }

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      if (flights < FLIGHTS) {
        flights += 1;
        void fly();
      }
    });
}

import type { SubjectId } from '../event.ts';
import type { Finding } from './verdict.ts';

/** Which places of a subject are taken: a run without gap, and what lies outside of it so far. */
interface Run {
  from: number;
  to: number;
  readonly apart: Map<number, Finding>;
}

/** Whether the places of each subject's events have no gap, in whatever order they come. */
export interface Places {
  /** @param seq As it is told: anything may stand there. */
  add(subject: SubjectId, seq: unknown, where: Pick<Finding, 'id' | 'line'>): void;
  /** To be called when all have come. */
  end(): void;
  readonly subjects: () => number;
}

/** @param fromStart Whether each subject's first event is to be here. */
export function createPlaces(fromStart: boolean, note: (finding: Finding) => void): Places {
  const runs = new Map<SubjectId, Run>();

  return {
    subjects: () => runs.size,
    add(subject, seq, where) {
      const wrong = (why: string): Finding => ({ check: 'place', verdict: 'wrong', ...where, why });
      if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) {
        return note(wrong('it has no place'));
      }
      const run: Run = runs.get(subject) ?? { from: seq, to: seq - 1, apart: new Map() };
      runs.set(subject, run);
      if ((seq >= run.from && seq <= run.to) || run.apart.has(seq)) {
        return note(wrong(`another event has its place, ${seq}`));
      }
      run.apart.set(seq, wrong(`it is at ${seq}, and what came before it is not here`));
      while (run.apart.delete(run.to + 1)) run.to += 1;
      while (run.apart.delete(run.from - 1)) run.from -= 1;
    },
    end() {
      for (const [subject, { from, to, apart }] of runs) {
        for (let seq = from; seq <= to; seq += 1) note({ check: 'place', verdict: 'proven' });
        for (const lost of apart.values()) note(lost);
        if (!fromStart || from === 1) continue;
        note({ check: 'place', verdict: 'wrong', why: `${subject} begins at ${from}, not at 1` });
      }
    },
  };
}

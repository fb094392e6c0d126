/** What tasks belong to: a tab, a device, a server process. What is dead runs no more. */
export interface Owner {
  readonly name: string;
  alive: boolean;
  /** In the back-forward cache: its tasks wait until it is thawed. */
  frozen: boolean;
  readonly parked: (() => void)[];
  /** After how many more acts upon its surroundings it dies, in the middle of what it does. */
  fuse: number;
  died(): void;
}

export const owner = (name: string, died: () => void = () => {}): Owner => ({
  name,
  alive: true,
  frozen: false,
  parked: [],
  fuse: Infinity,
  died,
});

/** It acts upon its surroundings, if it is still there to do so. */
export function touch(by: Owner): boolean {
  if (by.alive && (by.fuse -= 1) < 0) {
    by.alive = false;
    by.died();
  }
  return by.alive;
}

/** Time that passes only when told to, and everything that happens in it. */
export interface Scheduler {
  /** Milliseconds since the beginning, by no device's clock. */
  now(): number;
  /** Runs a task so many milliseconds from now. Returns its undo. */
  after(wait: number, by: Owner | undefined, task: () => void): () => void;
  /** Runs something at the end of the task that is running. */
  atEnd(run: () => void): void;
  thaw(by: Owner): void;
  /** Lets time pass. Between two tasks all microtasks run, as they do in a page. */
  pass(span: number): Promise<void>;
  /** How many tasks have run. */
  count(): number;
}

interface Task {
  readonly at: number;
  readonly order: number;
  readonly by: Owner | undefined;
  run: (() => void) | undefined;
}

/**
 * `settled` is called after each task and its microtasks, with whoever ran; it says whether to go
 * on. `idle` answers when no work is under way outside of the simulation.
 */
export function createScheduler(
  settled: (by: Owner | undefined) => boolean,
  idle: () => Promise<void> | undefined,
): Scheduler {
  const heap: Task[] = [];
  const endings: (() => void)[] = [];
  let time = 0;
  let order = 0;
  let ran = 0;

  const before = (a: Task | undefined, b: Task | undefined): boolean =>
    a !== undefined && (b === undefined || a.at < b.at || (a.at === b.at && a.order < b.order));

  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]];
    if (one === undefined || other === undefined) return;
    heap[a] = other;
    heap[b] = one;
  };

  const push = (task: Task): void => {
    heap.push(task);
    for (let at = heap.length - 1; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!before(heap[at], heap[parent])) return;
      swap(at, parent);
      at = parent;
    }
  };

  const pop = (): Task | undefined => {
    const [first] = heap;
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return last;
    heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const child = before(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!before(heap[child], heap[at])) return first;
      swap(at, child);
      at = child;
    }
  };

  const perform = (task: Task): boolean => {
    const { by, run } = task;
    if (run === undefined || by?.alive === false) return false;
    if (by?.frozen === true) {
      by.parked.push(run);
      return false;
    }
    ran += 1;
    run();
    return true;
  };

  const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

  return {
    now: () => time,
    after(wait, by, run) {
      const task: Task = { at: time + Math.max(0, wait), order: (order += 1), by, run };
      push(task);
      return () => void (task.run = undefined);
    },
    atEnd: (run) => void endings.push(run),
    thaw(by) {
      by.frozen = false;
      for (const run of by.parked.splice(0)) {
        push({ at: time, order: (order += 1), by, run });
      }
    },
    async pass(span) {
      const end = time + span;
      const flush = async (by: Owner | undefined): Promise<boolean> => {
        await turn();
        for (let busy = idle(); busy !== undefined; busy = idle()) await busy;
        endings.splice(0).forEach((run) => run());
        return settled(by);
      };
      // What the caller did is a task too.
      if (!(await flush(undefined))) return;
      for (let [next] = heap; next !== undefined && next.at <= end; [next] = heap) {
        const task = pop();
        if (task === undefined) break;
        time = Math.max(time, task.at);
        if (perform(task) && !(await flush(task.by))) return;
      }
      time = end;
    },
    count: () => ran,
  };
}

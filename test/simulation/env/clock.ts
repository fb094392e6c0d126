import { touch, type Owner, type Scheduler } from '../scheduler.ts';

/** `Date` of a device whose clock says this. */
export function dateOf(now: () => number): unknown {
  const Clock = function (given: number | string = now()): Date {
    return new Date(given);
  };
  return Object.assign(Clock, {
    now,
    parse: Date.parse,
    UTC: Date.UTC,
    prototype: Date.prototype,
  });
}

/** Timers of one tab or process: they end with it. */
export function timersOf(
  scheduler: Scheduler,
  by: Owner,
  threw: (error: unknown) => void,
): {
  setTimeout(run: (...given: unknown[]) => void, wait?: number, ...given: unknown[]): number;
  clearTimeout(id: number | undefined): void;
  setInterval(run: () => void, wait: number): number;
} {
  const undo = new Map<number, () => void>();
  let last = 0;
  const begin = (wait: number, run: () => void, id = (last += 1)): number => {
    const stop = scheduler.after(wait, by, () => {
      undo.delete(id);
      try {
        run();
      } catch (error) {
        threw(error);
      }
    });
    undo.set(id, stop);
    return id;
  };
  return {
    setTimeout: (run, wait = 0, ...given) => (touch(by) ? begin(wait, () => run(...given)) : 0),
    clearTimeout(id = 0) {
      undo.get(id)?.();
      undo.delete(id);
    },
    setInterval(run, wait) {
      const id = (last += 1);
      const again = (): void => void begin(wait, () => (again(), run()), id);
      again();
      return id;
    },
  };
}

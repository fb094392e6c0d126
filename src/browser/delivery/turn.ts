const PATIENCE = 2_000;

/**
 * Works while no other tab of this site does. It only saves work: one that holds the lock may be
 * frozen, so that nobody waits for long, and where there are no locks nobody waits at all.
 */
export async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = navigator.locks;
  let done: Promise<void> | undefined;
  const begin = (): Promise<void> => (done ??= work());
  const ask = (options: LockOptions): Promise<unknown> =>
    locks?.request(`doui:${name}`, options, (lock) => lock && begin());
  try {
    await ask({ ifAvailable: true });
    if (done === undefined) await ask({ signal: AbortSignal.timeout(Math.random() * PATIENCE) });
  } catch {
    // Not our turn, or no locks here. Where it was the work that failed, it says so below.
  }
  await begin();
}

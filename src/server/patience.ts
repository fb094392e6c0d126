/** `SQLITE_BUSY`: another process has the lock that this needs. */
const BUSY = 5;

/** For how long, in milliseconds. A commit takes some of them; longer, and something holds the file. */
const PATIENCE = 5000;

/**
 * Tries again while another process holds the file, without holding up what else this one does.
 * The pause is drawn by lot, so that two who wait do not always meet.
 */
export async function patiently<Value>(work: () => Value): Promise<Value> {
  const began = performance.now();
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - began > PATIENCE) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 9));
  }
}

/** The low byte: the rest says why (`SQLITE_BUSY_RECOVERY`, `SQLITE_BUSY_SNAPSHOT`). */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === BUSY;

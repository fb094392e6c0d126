/**
 * Loads the page anew, in a task of its own, and once for each reason: what a new page does not
 * mend, no further one will. `false` where it was done before, or cannot be remembered.
 */
export function reloadOnce(name: string, reason: string): boolean {
  const key = `${name}:reload`;
  try {
    if (sessionStorage.getItem(key) === reason) return false;
    sessionStorage.setItem(key, reason);
  } catch {
    return false;
  }
  setTimeout(() => location.reload());
  return true;
}

/** The page is as it should be: what next asks for a new one may have it. */
export function needsNoReload(name: string): void {
  try {
    sessionStorage.removeItem(`${name}:reload`);
  } catch {
    // Then nothing was remembered.
  }
}

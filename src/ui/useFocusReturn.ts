import { useLayoutEffect, useRef } from 'preact/hooks';
import { deepActive } from './deepActive.ts';

/** The parts that lead from the first layer to the dialogs. */
export const CHOOSE = 'choose';
export const READ = 'read';

/** When the dialogs have closed, gives the focus back to whatever had it before they opened. */
export function useFocusReturn(open: boolean, shadow: ShadowRoot): void {
  const opener = useRef<HTMLElement | undefined>(undefined);
  // While rendering: the focus is still where it was, and the dialog has not taken it yet.
  if (open) opener.current ??= deepActive();
  useLayoutEffect(() => {
    const back = opener.current;
    if (open || back === undefined) return;
    opener.current = undefined;
    // The first layer may have gone and come back in the meantime.
    (back.isConnected
      ? back
      : shadow.querySelector<HTMLElement>(`[part~=${CHOOSE}],[part~=${READ}]`)
    )?.focus();
  }, [open, shadow]);
}

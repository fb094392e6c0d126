import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Calls when a press beside a dialog has begun and ended there: one that ends there may have begun
 * inside it, to select text. The keyboard has Escape for this.
 */
export function useBeside(box: RefObject<HTMLDialogElement | null>, leave: () => void): void {
  useLayoutEffect(() => {
    const dialog = box.current;
    let begun = false;
    const press = ({ target }: Event): void => {
      begun = target === dialog;
    };
    const release = ({ target }: Event): void => {
      if (begun && target === dialog) leave();
    };
    dialog?.addEventListener('pointerdown', press);
    dialog?.addEventListener('click', release);
    return () => {
      dialog?.removeEventListener('pointerdown', press);
      dialog?.removeEventListener('click', release);
    };
  });
}

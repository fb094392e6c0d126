import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Calls when Escape is pressed inside a box; the page's own use of the key stays its own. */
export function useEscape(box: RefObject<HTMLElement | null>, leave: () => void): void {
  useLayoutEffect(() => {
    const element = box.current;
    const heard = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') leave();
    };
    element?.addEventListener('keydown', heard);
    return () => element?.removeEventListener('keydown', heard);
  });
}

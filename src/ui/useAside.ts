import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Moves a box to the other end of the window when the focus goes to something that it hides (WCAG
 * 2.4.11). The page itself is left as it is: no padding of ours can outlive the box.
 */
export function useAside(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const aside = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || box.current === null) return;
      const hidden = target.getBoundingClientRect();
      const hiding = box.current.getBoundingClientRect();
      const isHidden =
        hidden.width > 0 &&
        hidden.top >= hiding.top &&
        hidden.bottom <= hiding.bottom &&
        hidden.left >= hiding.left &&
        hidden.right <= hiding.right;
      if (isHidden) box.current.classList.toggle('up');
    };
    document.addEventListener('focusin', aside);
    return () => document.removeEventListener('focusin', aside);
  }, [box]);
}

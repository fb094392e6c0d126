import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * While something covers the foot of the page, lets the page scroll what gets the focus clear of
 * it (WCAG 2.4.11, technique C43). The page's own setting comes back with the box's end.
 */
export function useRoom(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const page = document.documentElement.style;
    const before = page.scrollPaddingBlockEnd;
    page.scrollPaddingBlockEnd = `${box.current?.offsetHeight ?? 0}px`;
    return () => {
      page.scrollPaddingBlockEnd = before;
    };
  }, [box]);
}

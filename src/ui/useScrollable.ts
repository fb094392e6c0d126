import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Puts a part that scrolls into the tab order while it overflows, so that keys can scroll it; there
 * it goes by the name of the element of this id.
 */
export function useScrollable(label: string): RefObject<HTMLDivElement | null> {
  const part = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      const element = part.current;
      if (element === null) return;
      const overflows = element.scrollHeight > element.clientHeight;
      const stop = { role: 'group', tabindex: '0', 'aria-labelledby': label };
      for (const [name, value] of Object.entries(stop)) {
        if (overflows) element.setAttribute(name, value);
        else element.removeAttribute(name);
      }
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  });
  return part;
}

import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Opens all that is folded while the page is printed, however that began; returns what prints. */
export function usePrint(box: RefObject<HTMLElement | null>): () => void {
  useLayoutEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const unfold = (): void => {
      opened = [...(box.current?.querySelectorAll('details') ?? [])].filter(({ open }) => !open);
      for (const folded of opened) folded.open = true;
    };
    const fold = (): void => {
      for (const folded of opened.splice(0)) folded.open = false;
    };
    addEventListener('beforeprint', unfold);
    addEventListener('afterprint', fold);
    return () => {
      removeEventListener('beforeprint', unfold);
      removeEventListener('afterprint', fold);
    };
  }, [box]);
  return () => print();
}

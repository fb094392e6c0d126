import { ATTRIBUTES } from './addresses.ts';
import type { Elements } from './elements.ts';
import type { Watch } from './watch.ts';
import type { Sweep } from './sweep.ts';

/** The second line: what the parser put into the page, or code in some way that is not watched. */
export function observePage(
  { realm, isIdle, ends }: Watch,
  sweep: Sweep,
  elements: Elements,
): (root: Node) => void {
  const stop = (element: Element): void => elements.stop(element);
  const observer = new realm.MutationObserver((records) => {
    if (isIdle()) return;
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') stop(target as Element);
      for (const node of addedNodes) if (node.isConnected) sweep(node, stop);
    }
  });
  const observe = (root: Node): void =>
    observer.observe(root, {
      childList: true,
      subtree: true,
      attributeFilter: [...ATTRIBUTES],
    });
  observe(realm.document);
  ends.push(() => observer.disconnect());
  return observe;
}

import { ADDRESSED, isKnown } from './addresses.ts';
import type { Realm } from './watch.ts';
import { apply } from './wrap.ts';

/** Goes through all below a node that may hold an address, and what is in shadow roots below it. */
export type Sweep = (root: Node, visit: (element: Element) => void) => void;

/** Notes shadow roots as they are attached: a closed one cannot be asked for later. */
export interface Sweeper {
  readonly sweep: Sweep;
  attached(host: Element, root: ShadowRoot): void;
}

export function createSweeper(realm: Realm): Sweeper {
  const roots = new WeakMap<Element, ShadowRoot>();
  let anyRoots = false;
  const { matches } = realm.Element.prototype;
  const inElement = selectorOf(realm.Element);
  const inFragment = selectorOf(realm.DocumentFragment);
  const inDocument = selectorOf(realm.Document);
  // Not by method: a form may have a field of that name.
  const all = (root: Node, selector: string): Iterable<Element> => {
    if (root.nodeType === 1) return inElement(root, selector);
    if (root.nodeType === 11) return inFragment(root, selector);
    return root.nodeType === 9 ? inDocument(root, selector) : [];
  };

  const sweep: Sweep = (root, visit) => {
    const element = root as Element;
    // By its name first: most of what a page puts in is not among them, and has nothing in it.
    if (root.nodeType === 1 && isKnown(element) && matches.call(element, ADDRESSED)) visit(element);
    if (element.firstElementChild) for (const each of all(root, ADDRESSED)) visit(each);
    if (!anyRoots) return;
    for (const host of [root as Element, ...all(root, '*')]) {
      const shadow = roots.get(host);
      if (shadow) sweep(shadow, visit);
    }
  };
  return {
    sweep,
    attached(host, root) {
      anyRoots = true;
      roots.set(host, root);
    },
  };
}

/** What finds elements below those of an interface, also where a page has changed how. */
export function selectorOf(holder: object): (root: Node, selector: string) => Iterable<Element> {
  const { prototype } = holder as { prototype: { querySelectorAll(selector: string): never } };
  const { querySelectorAll } = prototype;
  return (root, selector) => apply(querySelectorAll, root, [selector]) as Iterable<Element>;
}

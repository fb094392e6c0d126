import { MENTIONED } from './addresses.ts';
import type { Elements } from './elements.ts';
import type { Watch } from './watch.ts';
import type { Sweep } from './sweep.ts';
import { type Native, apply, textOf } from './wrap.ts';

interface Parts {
  readonly sweep: Sweep;
  readonly elements: Elements;
  readonly entered: () => void;
}

/** Markup that code gives to the parser: it is read where nothing loads, and judged there first. */
export function guardMarkup({ realm, wrap, mode, isIdle }: Watch, parts: Parts): void {
  const { sweep, elements, entered } = parts;
  const { Element, ShadowRoot, DocumentFragment, Range } = realm;
  const { replaceChildren, replaceWith, before, after, prepend, append } = Element.prototype;
  const inFragment = DocumentFragment.prototype;
  const { replaceChildren: replaceInFragment, append: appendToFragment } = inFragment;
  const { createContextualFragment, selectNodeContents } = Range.prototype;
  const setInner = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')?.set as Native;
  const inert = realm.document.implementation.createHTMLDocument('');
  const { setHTMLUnsafe } = Element.prototype as unknown as { setHTMLUnsafe: Native };
  const { importNode, createRange } = realm.Document.prototype;
  const { adoptNode } = inert;

  /** Whether there is anything to read in it. */
  const mayAsk = (markup: unknown): boolean =>
    mode === 'enforce' && !isIdle() && MENTIONED.test(String(markup));
  /** As code once wrote it; what Trusted Types vouch for stays what it is. */
  const settle = (args: unknown[], at: number): unknown =>
    typeof args[at] === 'object' ? args[at] : (args[at] = textOf(args[at]));
  /**
   * What the markup makes in a copy of its context, in which nothing loads; `undefined` where none
   * of it is held, so that the browser may do as ever. Scripts of markup do not run (HTML §13.4).
   */
  const heldIn = (context: Node, fill: (copy: Element) => unknown): Node[] | undefined => {
    const copy = importNode.call(inert, context, false) as Element;
    const filled = fill(copy);
    const root = filled instanceof DocumentFragment ? filled : copy;
    let any = false;
    sweep(root, (element) => {
      if (element !== root && element.localName !== 'script') any = elements.look(element) || any;
    });
    return any
      ? [...root.childNodes].map((node) => adoptNode.call(realm.document, node))
      : undefined;
  };
  const contextOf = (place: Element | ShadowRoot): Element =>
    place instanceof ShadowRoot ? place.host : place;

  for (const [{ prototype }, key, how] of [
    [Element, 'innerHTML', 'setter'],
    [ShadowRoot, 'innerHTML', 'setter'],
    [Element, 'setHTMLUnsafe', 'method'],
    [ShadowRoot, 'setHTMLUnsafe', 'method'],
  ] as const) {
    wrap[how](prototype, key, (native, self, args) => {
      const markup = settle(args, 0);
      const place = self as Element | ShadowRoot;
      const fill = how === 'setter' ? setInner : setHTMLUnsafe;
      // What is in a template waits there, and is judged when it leaves.
      const nodes =
        (place as Element).localName !== 'template' && mayAsk(markup)
          ? heldIn(contextOf(place), (copy) => apply(fill, copy, args))
          : undefined;
      if (!nodes) apply(native, self, args);
      else
        (place instanceof ShadowRoot ? replaceInFragment : replaceChildren).apply(
          place as never,
          nodes,
        );
      entered();
    });
  }

  const nodesOf = (context: Element, markup: unknown): Node[] | undefined =>
    mayAsk(markup) ? heldIn(context, (copy) => apply(setInner, copy, [markup])) : undefined;
  const bodyOf = (element: Element): Element => element.parentElement ?? realm.document.body;

  wrap.setter(Element.prototype, 'outerHTML', (native, self, args) => {
    const element = self as Element;
    const nodes = nodesOf(bodyOf(element), settle(args, 0));
    if (nodes) replaceWith.apply(element, nodes);
    else apply(native, self, args);
    entered();
  });

  const PLACES: { readonly [position: string]: (...nodes: Node[]) => void } = {
    beforebegin: before,
    afterbegin: prepend,
    beforeend: append,
    afterend: after,
  };
  wrap.method(Element.prototype, 'insertAdjacentHTML', (native, self, args) => {
    const element = self as Element;
    const put = PLACES[textOf(args[0]).toLowerCase()];
    const isInside = put === prepend || put === append;
    const nodes = put && nodesOf(isInside ? element : bodyOf(element), settle(args, 1));
    if (nodes) put.apply(element, nodes);
    else apply(native, self, args);
    entered();
  });

  wrap.method(Range.prototype, 'createContextualFragment', (native, self, args) => {
    if (!mayAsk(settle(args, 0))) return apply(native, self, args);
    const { startContainer } = self as Range;
    const context =
      startContainer.nodeType === 1 ? startContainer : bodyOf(startContainer as Element);
    const nodes = heldIn(context, (copy) => {
      const range = createRange.call(inert);
      selectNodeContents.call(range, copy);
      return apply(createContextualFragment as Native, range, args);
    });
    if (!nodes) return apply(native, self, args);
    // Its scripts are judged when they are put somewhere: only there do they run.
    const fragment = realm.document.createDocumentFragment();
    appendToFragment.apply(fragment, nodes);
    return fragment;
  });
}

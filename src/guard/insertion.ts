import type { Elements } from './elements.ts';
import type { Watch } from './watch.ts';
import type { Sweep } from './sweep.ts';
import { apply, type Before } from './wrap.ts';

/** Nodes that code puts into the page: they are judged in the moment before they are there. */
export function guardInsertion(
  { realm, wrap, isIdle }: Watch,
  {
    sweep,
    elements,
    entered,
  }: {
    readonly sweep: Sweep;
    readonly elements: Elements;
    /** Told that something is in the page now. */
    readonly entered: () => void;
  },
): void {
  const { Node, Element, CharacterData, DocumentType, Document, DocumentFragment, Range } = realm;
  const look = (element: Element): void => void elements.look(element);

  const before: Before = (native, self, args) => {
    // What is in no page asks for nothing, but for what is judged as soon as it is addressed.
    const place = self instanceof Range ? self.startContainer : (self as Node);
    if (!place.isConnected) return apply(native, self, args);
    if (!isIdle()) for (const node of args) if (isNode(node)) sweep(node, look);
    const result = apply(native, self, args);
    entered();
    return result;
  };

  const PLACES: readonly (readonly [holder: { prototype: object }, keys: readonly string[]])[] = [
    [Node, ['appendChild', 'insertBefore', 'replaceChild']],
    ...[Element, Document, DocumentFragment].map(
      (holder) => [holder, ['append', 'prepend', 'replaceChildren', 'moveBefore']] as const,
    ),
    ...[Element, CharacterData, DocumentType].map(
      (holder) => [holder, ['before', 'after', 'replaceWith']] as const,
    ),
    [Element, ['insertAdjacentElement']],
    [Range, ['insertNode', 'surroundContents']],
  ];
  for (const [{ prototype }, keys] of PLACES) {
    for (const key of keys) wrap.method(prototype, key, before);
  }

  // A copy of a picture is fetched before it is anywhere.
  const copying: Before = (native, self, args) => {
    const copy = apply(native, self, args) as Node;
    if (!isIdle()) sweep(copy, (element) => void (isPicture(element) && elements.look(element)));
    return copy;
  };
  wrap.method(Node.prototype, 'cloneNode', copying);
  wrap.method(Document.prototype, 'importNode', copying);
}

/** Also one of another page. */
const isNode = (value: unknown): value is Node =>
  typeof (value as Partial<Node> | null)?.nodeType === 'number';

const isPicture = ({ localName }: Element): boolean =>
  /^(?:img|video|audio|input)$/.test(localName);

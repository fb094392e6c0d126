import { isText, MENTIONED } from './addresses.ts';
import type { Watch } from './watch.ts';
import { selectorOf, type Sweep } from './sweep.ts';
import type { Elements } from './elements.ts';
import type { Verdicts } from './verdicts.ts';
import { apply } from './wrap.ts';

/** What stands in the markup for an address that is held, until the parser has made the element. */
const MARK = 'data-doui-held';

/** What is put aside of an element. */
interface Aside {
  readonly type: string | null;
  readonly held: readonly (readonly [name: string, value: string])[];
}

/**
 * `document.write`: the parser runs and loads at once what it is given, so that what is held is put
 * aside in the text itself. A tag that is written in pieces is given on when it is whole.
 */
export function guardWriting(
  { realm, wrap, mode, peek, isIdle, relisten }: Watch,
  {
    sweep,
    verdicts,
    elements,
    entered,
  }: {
    readonly sweep: Sweep;
    readonly verdicts: Verdicts;
    readonly elements: Elements;
    readonly entered: () => void;
  },
): void {
  const { document } = realm;
  const inert = document.implementation.createHTMLDocument('');
  const { getAttribute, setAttribute, removeAttribute } = realm.Element.prototype;
  const select = selectorOf(realm.Document);
  let rest = '';

  /** Of what is written scripts run, also those of a picture, which have an `href`. */
  const asks = (markup: string): boolean => MENTIONED.test(markup) || /\bhref\s*=/i.test(markup);
  /** The markup, with what is held put aside; the very text where nothing is. */
  const without = (markup: unknown): unknown => {
    const template = inert.createElement('template');
    template.innerHTML = markup as string;
    let any = false;
    sweep(template.content, (element) => {
      const held = verdicts.read(element).filter(([name, value]) => verdicts.on(name, value, peek));
      if (held.length === 0) return;
      any = true;
      const type = getAttribute.call(element, 'type');
      setAttribute.call(element, MARK, JSON.stringify({ type, held }));
      // A script without its address would run what is written in it.
      if (isText(element)) setAttribute.call(element, 'type', 'text/plain');
      for (const [name] of held) removeAttribute.call(element, name);
    });
    return any ? template.innerHTML : markup;
  };
  /** Those that the parser has made by now, as if code had just addressed them. */
  const restore = (): void => {
    for (const element of select(document, `[${MARK}]`)) {
      const { type, held } = JSON.parse(getAttribute.call(element, MARK) ?? '') as Aside;
      removeAttribute.call(element, MARK);
      if (type === null) removeAttribute.call(element, 'type');
      else setAttribute.call(element, 'type', type);
      for (const [name, value] of held) {
        if (name === 'text') elements.look(element);
        else element.setAttribute(name, value);
      }
    }
  };

  for (const [key, end] of [
    ['write', ''],
    ['writeln', '\n'],
  ] as const) {
    wrap.method(realm.Document.prototype, key, (native, self, args) => {
      if (self !== document || mode === 'report' || isIdle()) {
        apply(native, self, args);
      } else if (args.length === 1 && typeof args[0] === 'object') {
        // Of what Trusted Types vouch for no other text can be made: it goes whole, or not at all.
        if (without(args[0]) === args[0]) apply(native, self, args);
      } else {
        const markup = rest + args.map(String).join('') + end;
        const whole = markup.replace(/<(?:\/?[a-z][^>]*)?$/i, '');
        rest = markup.slice(whole.length);
        apply(native, self, [asks(whole) ? without(whole) : whole]);
        restore();
      }
      relisten();
      entered();
    });
  }
  wrap.method(realm.Document.prototype, 'open', (native, self, args) => {
    const result = apply(native, self, args);
    relisten();
    return result;
  });
}

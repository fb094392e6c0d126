import { ATTRIBUTES, PROPERTIES } from './addresses.ts';
import type { Elements } from './elements.ts';
import type { Watch } from './watch.ts';
import { apply, textOf } from './wrap.ts';

/** Addresses that are set by code: by property, by name, or at the making of a sound. */
export function guardAttributes({ realm, wrap }: Watch, elements: Elements): void {
  const page = realm as unknown as { [name: string]: { prototype: object } | undefined };
  for (const [holder, names] of PROPERTIES) {
    const prototype = page[holder]?.prototype;
    for (const property of names) {
      const name = property.toLowerCase();
      wrap.setter(prototype, property, (native, self, args) => {
        const value = valueOf(realm, args);
        return elements.set(self as Element, name, value, () => apply(native, self, args));
      });
      wrap.getter(prototype, property, (native, self, args) => {
        const held = elements.heldOf(self as Element, name);
        return held === undefined ? apply(native, self, args) : resolved(realm, name, held);
      });
    }
  }

  const { prototype } = realm.Element;
  wrap.method(prototype, 'setAttribute', (native, self, args) => {
    if (args.length < 2) return apply(native, self, args);
    const name = (args[0] = textOf(args[0])).toLowerCase();
    if (!ATTRIBUTES.includes(name)) return apply(native, self, args);
    const value = valueOf(realm, args, 1);
    return elements.set(self as Element, name, value, () => apply(native, self, args));
  });
  wrap.method(prototype, 'setAttributeNS', (native, self, args) => {
    const name = (args[1] = textOf(args[1])).toLowerCase().replace(/^.*:/, '');
    if (args.length < 3 || !ATTRIBUTES.includes(name)) return apply(native, self, args);
    const value = valueOf(realm, args, 2);
    return elements.set(self as Element, name, value, () => apply(native, self, args));
  });
  for (const key of ['setAttributeNode', 'setAttributeNodeNS']) {
    wrap.method(prototype, key, (native, self, args) => {
      const { name, value } = Object(args[0]) as Partial<Attr>;
      const go = (): unknown => apply(native, self, args);
      if (!name || !ATTRIBUTES.includes(name)) return go();
      return elements.set(self as Element, name, value, go) ?? null;
    });
  }

  wrap.maker(realm, 'Audio', (make, args) => {
    const audio = make([]) as HTMLAudioElement;
    if (args.length > 0) {
      audio.preload = 'auto';
      audio.src = args[0] as string;
    }
    return audio;
  });
}

/** A value as text, read once; what Trusted Types vouch for is left as it is. */
function valueOf(realm: Window, args: unknown[], at = 0): string {
  const value = args[at];
  if (typeof value === 'string') return value;
  const { trustedTypes } = realm as { trustedTypes?: { [test: string]: (it: unknown) => boolean } };
  const isVouchedFor = ['isHTML', 'isScriptURL'].some((test) => trustedTypes?.[test]?.(value));
  if (!isVouchedFor) args[at] = textOf(value);
  return textOf(args[at]);
}

/** As a browser would tell it: most addresses in full, lists and whole pages as they were given. */
function resolved(realm: Window, name: string, value: string): string {
  if (/srcset$|^srcdoc$|^ping$|^attributionsrc$|^background$/.test(name)) return value;
  try {
    return new URL(value, realm.document.baseURI).href;
  } catch {
    return value;
  }
}

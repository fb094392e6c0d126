import { mentionsIn } from './mentions.ts';
import type { Watch } from './watch.ts';
import { apply, textOf } from './wrap.ts';

/** What code loads by name: modules of worklets, and fonts. */
export function guardModules({ realm, wrap, judge }: Watch): void {
  const page = realm as unknown as { [name: string]: { prototype: object } | undefined };
  wrap.method(page['Worklet']?.prototype, 'addModule', (native, self, args) =>
    judge((args[0] = textOf(args[0])))
      ? realm.Promise.reject(new realm.DOMException('Unable to load a module.', 'AbortError'))
      : apply(native, self, args),
  );
  wrap.maker(realm, 'FontFace', (make, [family, source, ...more]) => {
    const isHeld =
      typeof source === 'string' && mentionsIn('style', source).some((url) => judge(url));
    // CSS Values §4.5.3: an address that none can load.
    return isHeld ? make([family, 'url(about:invalid)', ...more]) : make();
  });
}

import type { Realm, Watch } from './watch.ts';
import { apply, textOf } from './wrap.ts';

/**
 * Blank frames and windows, whose functions are fresh: they are guarded in the moment in which
 * code can first reach them.
 */
export function guardWindows(
  { realm, wrap, judge, listen }: Watch,
  enter: (other: Realm) => void,
): { entered(): void } {
  const reach = (other: unknown): void => {
    if (other) enter(other as Realm);
  };
  const reachAll = (): void => {
    for (let at = 0; at < realm.length; at += 1) reach(realm[at]);
  };

  const page = realm as unknown as { [name: string]: { prototype: object } | undefined };
  for (const name of ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement']) {
    const prototype = page[name]?.prototype;
    wrap.getter(prototype, 'contentWindow', (native, self, args) => {
      const other = apply(native, self, args);
      reach(other);
      return other;
    });
    wrap.getter(prototype, 'contentDocument', (native, self, args) => {
      const other = apply(native, self, args) as Document | null;
      reach(other?.defaultView);
      return other;
    });
  }
  listen(realm.document, 'load', reachAll);

  wrap.method(realm, 'open', (native, self, args) => {
    if (args[0] !== undefined) args[0] = textOf(args[0]);
    const { userActivation } = realm.navigator;
    // Where a person goes is theirs to say; into a frame, nobody goes.
    const isPersons = userActivation?.isActive && /^(?:|_blank)$/.test(textOf(args[1] ?? ''));
    // As if pop-ups were not let through (HTML §7.2.2.1).
    if (!isPersons && args[0] && judge(args[0] as string)) return null;
    const other = apply(native, self, args);
    reach(other);
    return other;
  });

  let frames = realm.length;
  return {
    entered() {
      // Most of what enters brings no frame.
      const { length } = realm;
      if (length !== frames) reachAll();
      frames = length;
    },
  };
}

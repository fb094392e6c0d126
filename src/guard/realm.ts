import { guardAttributes } from './attributes.ts';
import { createElements } from './elements.ts';
import { guardFetch } from './fetch.ts';
import { guardForms } from './forms.ts';
import { guardInsertion } from './insertion.ts';
import { isPlain, type Judge } from './judge.ts';
import { guardMarkup } from './markup.ts';
import { guardModules } from './modules.ts';
import { observePage } from './observer.ts';
import { guardSending } from './sending.ts';
import { guardSockets } from './sockets.ts';
import { createSweeper } from './sweep.ts';
import { createVerdicts } from './verdicts.ts';
import type { Realm, Watch } from './watch.ts';
import { guardWindows } from './windows.ts';
import { apply, createWrapper, type Native } from './wrap.ts';
import { guardWriting } from './written.ts';
import { guardXhr } from './xhr.ts';

/** What a page and its blank frames have in common. */
export interface Grounds extends Pick<Watch, 'mode' | 'waiting' | 'held' | 'ends'> {
  readonly judge: Judge;
}

/** Guards one page, or one blank frame. `enter` is told of the frames and windows in it. */
export function guardRealm(
  realm: Realm,
  { judge, ...grounds }: Grounds,
  enter: (other: Realm) => void,
): void {
  const { document } = realm;
  const { setTimeout } = globalThis;
  // Not by property: an image may have that name.
  const readBase = Object.getOwnPropertyDescriptor(realm.Node.prototype, 'baseURI')?.get as Native;
  const baseOf = (url: string): string =>
    isPlain(url) ? '' : (apply(readBase, document, []) as string);
  const listens: (() => void)[] = [];
  const watch: Watch = {
    ...grounds,
    listen(target, type, listener) {
      const begin = (): void => target.addEventListener(type, listener, true);
      listens.push(begin);
      begin();
      grounds.ends.push(() => target.removeEventListener(type, listener, true));
    },
    relisten: () => listens.forEach((begin) => begin()),
    realm,
    wrap: createWrapper(grounds.ends),
    judge: (url) => judge(url, baseOf(url)),
    peek: (url) => judge.peek(url, baseOf(url)),
    isIdle: judge.isIdle,
    soon: (call) => void setTimeout(call),
  };
  const { sweep, attached } = createSweeper(realm);
  const verdicts = createVerdicts(watch);
  // Each keeps the natives that it needs: what reads the page comes before what wraps it.
  const elements = createElements(watch, verdicts);
  const { entered } = guardWindows(watch, enter);
  guardWriting(watch, { sweep, verdicts, elements, entered });
  guardMarkup(watch, { sweep, elements, entered });
  guardAttributes(watch, elements);
  guardInsertion(watch, { sweep, elements, entered });
  guardForms(watch);
  guardFetch(watch);
  guardXhr(watch);
  guardModules(watch);
  guardSending(watch);
  guardSockets(watch);
  const observe = observePage(watch, sweep, elements);
  watch.wrap.method(realm.Element.prototype, 'attachShadow', (native, self, args) => {
    const root = apply(native, self, args) as ShadowRoot;
    attached(self as Element, root);
    observe(root);
    return root;
  });
}

import type { Watch } from './watch.ts';
import { sizeOf } from './waiting.ts';
import { apply, textOf } from './wrap.ts';

/** `navigator.sendBeacon`: `false` is what it says where a browser will not send. */
export function guardSending({ realm, wrap, judge, waiting }: Watch): void {
  wrap.method(realm.Navigator.prototype, 'sendBeacon', (native, self, args) => {
    if (args.length === 0) return apply(native, self, args);
    const verdict = judge((args[0] = textOf(args[0])));
    if (!verdict) return apply(native, self, args);
    const go = (): void => void apply(native, self, args);
    return waiting.add(verdict, sizeOf(args[1]), go);
  });
}

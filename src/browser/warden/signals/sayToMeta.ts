import type { Call } from '../../../core/signals/said.ts';
import { page, type Command } from './page.ts';

/**
 * Meta's base code loads nothing where there is an `fbq` already, and empties the queue of its own.
 * So it finds none, and its queue begins with what was said last: before `init`, as it must.
 */
export function sayToMeta(calls: readonly Call[]): void {
  const { fbq } = page;
  if (typeof fbq === 'function') {
    for (const call of calls) (fbq as Command)(...call);
    return;
  }
  onSet(page, 'fbq', (command) => {
    if (typeof command === 'function') {
      onSet(command, 'queue', (queue) => Array.isArray(queue) && queue.push(...calls));
    }
  });
}

/** Calls once, when a property that is not there is given a value. */
function onSet(object: object, name: string, then: (value: unknown) => unknown): void {
  Object.defineProperty(object, name, {
    configurable: true,
    get: () => undefined,
    set(value: unknown) {
      const descriptor = { configurable: true, enumerable: true, writable: true, value };
      Object.defineProperty(object, name, descriptor);
      then(value);
    },
  });
}

import type { Queue } from '../../../core/signals/said.ts';
import { commandOf, listOf, type Command } from './page.ts';

/** Adobe's base code: it answers with a promise, and is found by its name in `__alloyNS`. */
const alloy = (): Command => {
  const q: unknown[] = [];
  listOf('__alloyNS').push('alloy');
  const command: Command = (...call) =>
    new Promise((resolve, reject) => q.push([resolve, reject, call]));
  return Object.assign(command, { q });
};

/** What parties hear only once the state is known, so that no head needs it. */
export const SAY_LATER: { readonly [Name in Queue]?: Command } = {
  dataLayer: (event) => listOf('dataLayer').push(event),
  alloy: (...call) => commandOf('alloy', alloy)(...call),
};

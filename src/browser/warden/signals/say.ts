import type { Queue, Said } from '../../../core/signals/said.ts';
import { commandOf, listOf, type Command } from './page.ts';
import { sayToMeta } from './sayToMeta.ts';

/** It remembers what it was told, until Clarity's script answers to it. */
const clarity = (): Command => {
  const command: Command & { q?: unknown[] } = (...call) => (command.q ??= []).push(call);
  return command;
};

/** Google's tags know a command by its being `arguments`, and pass over a list. */
function gtag(): void {
  // oxlint-disable-next-line prefer-rest-params
  listOf('dataLayer').push(arguments);
}

const SAY: { readonly [Name in Queue]?: Command } = {
  gtag,
  uetq: (...call) => listOf('uetq').push(...call),
  clarity: (...call) => commandOf('clarity', clarity)(...call),
  ttq(command) {
    const ttq = listOf('ttq') as unknown as { [name: string]: Command | undefined };
    // Its base code, and then its script, give the list the commands.
    if (typeof ttq[command as string] === 'function') ttq[command as string]?.();
    else listOf('ttq').push([command]);
  },
  _paq: (...call) => listOf('_paq').push(call),
};

/** Says it to a party, whose script may run already, come later, or never. */
export function say([queue, calls]: Said, more: typeof SAY = {}): void {
  if (queue === 'fbq') sayToMeta(calls);
  else for (const call of calls) (SAY[queue] ?? more[queue])?.(...call);
}

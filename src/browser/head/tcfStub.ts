import { page, type Command } from '../warden/signals/page.ts';
import { answerFrames } from './frames.ts';

const PING = { cmpLoaded: false, cmpStatus: 'stub', displayStatus: 'hidden', apiVersion: '2' };

/**
 * `__tcfapi` before it is there: `ping` is answered, also with the version of the interface, which
 * the official stub leaves out; all else waits in order. Called with nothing it hands that over.
 */
export function standInForTcf(): void {
  if (typeof page['__tcfapi'] === 'function') return;
  const queue: unknown[] = [];
  page['__tcfapi'] = ((...call) => {
    const [command, , callback] = call as [unknown, unknown, Command | undefined];
    if (command === 'ping') callback?.(PING, true);
    else if (call.length > 0) queue.push(call);
    else return queue;
    return undefined;
  }) satisfies Command;
  answerFrames('__tcfapi', ({ command, version, parameter }, answer) => [
    command,
    version,
    answer,
    parameter,
  ]);
}

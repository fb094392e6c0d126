import { page, type Command } from '../warden/signals/page.ts';
import { answerFrames } from './frames.ts';

const PING = {
  gppVersion: '1.1',
  cmpStatus: 'stub',
  cmpDisplayStatus: 'hidden',
  signalStatus: 'not ready',
  supportedAPIs: [],
  cmpId: 0,
  sectionList: [],
  applicableSections: [],
  gppString: '',
  parsedSections: {},
};

interface Listener {
  readonly id: number;
  readonly callback: Command | undefined;
  readonly parameter: unknown;
}

/**
 * `__gpp` before it is there. All generic commands are answered at once, as GPP CMP API 1.1 demands,
 * and nothing is returned to who asks; others wait in order. The library takes over what waits, by
 * a call with nothing, and who listens, by `events`.
 */
export function standInForGpp(): void {
  if (typeof page['__gpp'] === 'function') return;
  const queue: unknown[] = [];
  let listeners: Listener[] = [];
  let id = 0;
  const event = (eventName: string, listenerId: unknown, data: boolean) => ({
    eventName,
    listenerId,
    data,
    pingData: PING,
  });
  const answers: { readonly [command: string]: (parameter: unknown, tell?: Command) => unknown } = {
    ping: () => PING,
    addEventListener(parameter, callback) {
      listeners.push({ id: ++id, callback, parameter });
      return event('listenerRegistered', id, true);
    },
    removeEventListener(parameter) {
      const before = listeners.length;
      listeners = listeners.filter((one) => one.id !== parameter);
      return event('listenerRemoved', parameter, listeners.length < before);
    },
    hasSection: () => false,
    getSection: () => null,
    getField: () => null,
  };
  page['__gpp'] = ((...call) => {
    const [command, callback, parameter] = call as [string, Command | undefined, unknown];
    if (call.length === 0) return queue;
    if (command === 'events') return listeners;
    if (Object.hasOwn(answers, command)) {
      const answer = answers[command]?.(parameter, callback);
      callback?.(answer, true);
    } else queue.push(call);
    return undefined;
  }) satisfies Command;
  answerFrames('__gpp', ({ command, version, parameter }, answer) => [
    command,
    answer,
    parameter,
    version,
  ]);
}

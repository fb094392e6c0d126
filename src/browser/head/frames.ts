import { page, type Command } from '../warden/signals/page.ts';

interface Asked {
  readonly command?: unknown;
  readonly version?: unknown;
  readonly parameter?: unknown;
  readonly callId?: unknown;
}

/**
 * Lets frames of other origins ask one of the IAB's interfaces: by a frame of a known name, which
 * tells them in which window it is, and by messages, answered in the form in which they came (TCF
 * CMP API v2, GPP CMP API 1.1). `order` has the arguments as the interface takes them.
 */
export function answerFrames(
  api: '__tcfapi' | '__gpp',
  order: (asked: Asked, answer: Command) => readonly unknown[],
): void {
  addLocator(`${api}Locator`);
  addEventListener('message', ({ data, source }) => {
    const isText = typeof data === 'string';
    let asked: Asked | undefined;
    try {
      asked = (isText ? JSON.parse(data) : data)[`${api}Call`];
    } catch {
      // Somebody else's message.
    }
    if (!asked) return;
    const answer: Command = (returnValue, success) => {
      const told = { [`${api}Return`]: { returnValue, success, callId: asked.callId } };
      (source as Window | null)?.postMessage(isText ? JSON.stringify(told) : told, '*');
    };
    (page[api] as Command)(...order(asked, answer));
  });
}

/** As soon as there is a body to put it in. */
function addLocator(name: string): void {
  if ((window.frames as unknown as { [frame: string]: unknown })[name]) return;
  if (document.body) {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.name = name;
    document.body.append(frame);
  } else setTimeout(addLocator, 5, name);
}

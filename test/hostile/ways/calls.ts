import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

type Row = readonly [key: string, what: string, file: string, run: NonNullable<Way['run']>];

/** What code of the page asks for, by a call, a form or a link. Runs in the page. */
const ROWS: readonly Row[] = [
  ['fetch', 'fetch()', 'json', (url) => fetch(url)],
  ['fetch-request', 'fetch() of a Request', 'json', (url) => fetch(new Request(url))],
  [
    'fetch-keepalive',
    'fetch() with keepalive, posted',
    'json',
    (url) => fetch(new URL(url), { method: 'POST', body: 'x', keepalive: true, mode: 'no-cors' }),
  ],
  [
    'fetch-redirected',
    'fetch() of an own address that leads there',
    'json',
    (url) => fetch(hostile.own(url)),
  ],
  [
    'xhr',
    'XMLHttpRequest',
    'json',
    (url) => {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.send();
    },
  ],
  [
    'xhr-sync',
    'XMLHttpRequest, synchronous',
    'json',
    (url) => {
      const request = new XMLHttpRequest();
      request.open('GET', url, false);
      request.send();
    },
  ],
  ['beacon', 'sendBeacon', 'json', (url) => navigator.sendBeacon(url, 'x')],
  ['websocket', 'WebSocket', 'json', (url) => new WebSocket(url.replace('http', 'ws'))],
  ['event-source', 'EventSource', 'events', (url) => new EventSource(url)],
  // As words, since what brings this file here has ways of its own with `import()`.
  ['import', 'import() in eval', 'js', (url) => (0, eval)(`import('${url}').catch(() => {})`)],
  [
    'import-new',
    'import() in new Function',
    'js',
    (url) => new Function('url', 'return import(url)')(url),
  ],
  [
    'import-handler',
    'import() in an event handler',
    'js',
    (url) => {
      const made = document.createElement('i');
      made.setAttribute('onclick', `import('${url}').catch(() => {})`);
      document.body.append(made);
      made.click();
    },
  ],
  [
    'import-module',
    'inline module that imports, made by code',
    'js',
    (url) => {
      const script = document.createElement('script');
      script.type = 'module';
      script.text = `import '${url}'`;
      document.body.append(script);
    },
  ],
  [
    'import-blob',
    'module of a blob that imports',
    'js',
    (url) => new Function('url', 'return import(url)')(hostile.blob(`import '${url}'`)),
  ],
  ['form-submit', 'form.submit()', 'html', (url) => hostile.form(url).submit()],
  ['form-request', 'form.requestSubmit()', 'html', (url) => hostile.form(url).requestSubmit()],
  [
    'form-button',
    'click on a button with formaction',
    'html',
    (url) => {
      const form = hostile.form(url);
      form.action = '/nowhere';
      const button = Object.assign(document.createElement('button'), { formAction: url });
      form.append(button);
      button.click();
    },
  ],
  [
    'form-get',
    'form by GET',
    'html',
    (url) => Object.assign(hostile.form(url), { method: 'get' }).submit(),
  ],
  [
    'form-redirected',
    'form to an own address that leads there',
    'html',
    (url) => hostile.form(hostile.own(url)).submit(),
  ],
  [
    'ping',
    'ping of a link that is clicked',
    'json',
    (url) => {
      const link = document.createElement('a');
      link.href = '#ping';
      link.setAttribute('ping', url);
      document.body.append(link);
      link.click();
    },
  ],
  [
    'paint-worklet',
    'paint worklet',
    'js',
    (url) => (CSS as typeof CSS & { paintWorklet: Worklet }).paintWorklet.addModule(url),
  ],
  [
    'audio-worklet',
    'audio worklet',
    'js',
    (url) => new OfflineAudioContext(1, 1, 8_000).audioWorklet.addModule(url),
  ],
  ['eval', 'fetch() in eval', 'json', (url) => (0, eval)(`fetch('${url}').catch(() => {})`)],
  [
    'timer',
    'fetch() in a timer, by words',
    'json',
    // As tags of old do it.
    (url) => setTimeout(`fetch('${url}').catch(() => {})` as never),
  ],
];

export const CALLS: readonly Way[] = ROWS.map(([key, what, file, run]) => ({
  key,
  what,
  file,
  run,
  ...EXCEPT[key],
}));

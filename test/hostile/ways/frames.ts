import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

type Row = readonly [key: string, what: string, file: string, run: NonNullable<Way['run']>];

/** What goes by another window, or by what a fresh one offers that nobody has touched. */
const ROWS: readonly Row[] = [
  [
    'frame-src',
    'frame made by code',
    'html',
    (url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })),
  ],
  [
    'frame-src-after',
    'src set on a frame that is there',
    'html',
    (url) => (hostile.frame().src = url),
  ],
  [
    'frame-location',
    'location of a frame',
    'html',
    (url) => hostile.frame().contentWindow?.location.replace(url),
  ],
  [
    'frame-named',
    'window.open into a frame',
    'html',
    (url) => {
      const name = `w${url}`;
      document.body.append(Object.assign(document.createElement('iframe'), { name }));
      window.open(url, name);
    },
  ],
  [
    'frame-link',
    'click on a link into a frame',
    'html',
    (url) => {
      const target = `l${url}`;
      document.body.append(Object.assign(document.createElement('iframe'), { name: target }));
      const link = Object.assign(document.createElement('a'), { href: url, target });
      document.body.append(link);
      link.click();
    },
  ],
  [
    'frame-fetch',
    'fetch() of a blank frame',
    'json',
    (url) => hostile.frame().contentWindow?.fetch(url),
  ],
  [
    'frame-fetch-indexed',
    'fetch() of a blank frame by window[n]',
    'json',
    (url) => {
      hostile.frame();
      return window[window.length - 1]?.fetch(url);
    },
  ],
  [
    'frame-fetch-html',
    'fetch() of a blank frame that innerHTML has made',
    'json',
    (url) => {
      const place = hostile.place();
      place.innerHTML = '<iframe></iframe>';
      return place.querySelector('iframe')?.contentWindow?.fetch(url);
    },
  ],
  [
    'frame-image',
    'new Image of a blank frame',
    'png',
    (url) => {
      const { Image } = hostile.frame().contentWindow as Window & typeof globalThis;
      new Image().src = url;
    },
  ],
  [
    'frame-beacon',
    'sendBeacon of a blank frame',
    'json',
    (url) => hostile.frame().contentWindow?.navigator.sendBeacon(url),
  ],
  [
    'frame-borrowed',
    'fetch() of a blank frame that is gone again',
    'json',
    (url) => {
      const frame = hostile.frame();
      const other = frame.contentWindow?.fetch;
      const going = other?.call(frame.contentWindow, url, { keepalive: true });
      setTimeout(() => frame.remove());
      return going;
    },
  ],
  [
    'frame-write',
    'document.write of a script into a blank frame',
    'js',
    (url) => {
      const inner = hostile.frame().contentDocument;
      inner?.write(hostile.script(url).outerHTML);
      inner?.close();
    },
  ],
  [
    'frame-append',
    'script appended in a blank frame',
    'js',
    (url) => {
      const inner = hostile.frame().contentDocument;
      const script = inner?.createElement('script');
      if (script) inner?.body.append(Object.assign(script, { src: url }));
    },
  ],
  [
    'frame-srcdoc',
    'srcdoc set by code, with a script that calls fetch()',
    'json',
    (url) => (hostile.frame().srcdoc = `<script>fetch('${url}').catch(() => {})</script>`),
  ],
  [
    'frame-javascript',
    'javascript: in a frame’s address',
    'json',
    (url) => (hostile.frame().src = `javascript:fetch('${url}').catch(() => {}),void 0`),
  ],
  [
    'frame-blob',
    'frame of a blob that calls fetch()',
    'json',
    (url) => {
      const page = [`<script>fetch('${url}').catch(() => {})</script>`];
      hostile.frame().src = URL.createObjectURL(new Blob(page, { type: 'text/html' }));
    },
  ],
  [
    'frame-own',
    'own page in a frame, without Doui, that calls fetch()',
    'json',
    (url) => (hostile.frame().src = `/bare?fetch=${encodeURIComponent(url)}`),
  ],
  [
    'native-setter',
    'src of an image, set by a blank frame’s setter',
    'png',
    (url) => {
      const { HTMLImageElement: other } = hostile.frame().contentWindow as Window &
        typeof globalThis;
      Object.getOwnPropertyDescriptor(other.prototype, 'src')?.set?.call(new Image(), url);
    },
  ],
  ['window-open', 'window.open', 'html', (url) => void window.open(url)],
];

export const FRAMES: readonly Way[] = ROWS.map(([key, what, file, run]) => ({
  key,
  what,
  file,
  run,
  ...EXCEPT[key],
}));

import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

type Row = readonly [key: string, what: string, file: string, run: NonNullable<Way['run']>];

/** Pictures, sounds and links that code makes. Runs in the page. */
const ROWS: readonly Row[] = [
  ['image', 'new Image', 'png', (url) => (new Image().src = url)],
  ['image-srcset', 'new Image, srcset', 'png', (url) => (new Image().srcset = `${url} 1x`)],
  [
    'image-attribute',
    'new Image, setAttribute',
    'png',
    (url) => new Image().setAttribute('src', url),
  ],
  [
    'image-redirected',
    'new Image of an own address that leads there',
    'png',
    (url) => (new Image().src = hostile.own(url)),
  ],
  [
    'script-redirected',
    'script of an own address that leads there',
    'js',
    (url) => document.body.append(hostile.script(hostile.own(url))),
  ],
  ['audio-new', 'new Audio', 'mp4', (url) => new Audio(url)],
  [
    'audio-src',
    'new Audio, src',
    'mp4',
    (url) => Object.assign(new Audio(), { preload: 'auto', src: url }),
  ],
  [
    'video-poster-set',
    'poster set on a video',
    'png',
    (url) => {
      const video = document.createElement('video');
      document.body.append(video);
      video.poster = url;
    },
  ],
  [
    'source-set',
    'source appended to a video',
    'mp4',
    (url) => {
      const video = document.createElement('video');
      video.preload = 'auto';
      const source = Object.assign(document.createElement('source'), { src: url });
      video.append(source);
      document.body.append(video);
    },
  ],
  [
    'object-set',
    'object made by code',
    'html',
    (url) => document.body.append(Object.assign(document.createElement('object'), { data: url })),
  ],
  [
    'embed-set',
    'embed made by code',
    'html',
    (url) => document.body.append(Object.assign(document.createElement('embed'), { src: url })),
  ],
  [
    'input-set',
    'input of type image made by code',
    'png',
    (url) =>
      document.body.append(
        Object.assign(document.createElement('input'), { type: 'image', src: url }),
      ),
  ],
  [
    'svg-href',
    'address of an SVG image set by its animated value',
    'png',
    (url) => {
      const space = 'http://www.w3.org/2000/svg';
      const svg = document.createElementNS(space, 'svg');
      const image = document.createElementNS(space, 'image');
      image.setAttribute('width', '9');
      image.setAttribute('height', '9');
      svg.append(image);
      document.body.append(svg);
      image.href.baseVal = url;
    },
  ],
  [
    'prefetch-made',
    'link rel=prefetch made by code',
    'js',
    (url) =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'prefetch', href: url }),
      ),
  ],
  [
    'preload-made',
    'link rel=preload made by code',
    'js',
    (url) =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'preload', as: 'script', href: url }),
      ),
  ],
  [
    'modulepreload-made',
    'link rel=modulepreload made by code',
    'js',
    (url) =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'modulepreload', href: url }),
      ),
  ],
  [
    'speculation-made',
    'speculation rules made by code',
    'html',
    (url) => {
      const script = document.createElement('script');
      script.type = 'speculationrules';
      script.text = JSON.stringify({ prefetch: [{ urls: [url], eagerness: 'immediate' }] });
      document.head.append(script);
    },
  ],
];

/** Browsers do these when they have nothing else to do. */
const IDLE = ['prefetch-made', 'speculation-made'];

export const LOADS: readonly Way[] = ROWS.map(([key, what, file, run]) => ({
  key,
  what,
  file,
  run,
  ...(IDLE.includes(key) ? { batch: 'idle' } : {}),
  ...EXCEPT[key],
}));

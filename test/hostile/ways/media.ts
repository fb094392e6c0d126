import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

type Row = readonly [key: string, what: string, file: string, html: string, marked?: string];

/** Pictures, sounds, hints and styles that stand in the page as it comes. */
const ROWS: readonly Row[] = [
  ['img', 'image', 'png', '<img src="URL" alt="">', '<img MARK data-src="URL" alt="">'],
  [
    'img-srcset',
    'image by srcset',
    'png',
    '<img srcset="URL 1x" alt="">',
    '<img MARK data-srcset="URL 1x" alt="">',
  ],
  [
    'picture',
    'source of a picture',
    'png',
    '<picture><source srcset="URL"><img alt=""></picture>',
    '<picture><source MARK data-srcset="URL"><img alt=""></picture>',
  ],
  [
    'input-image',
    'input of type image',
    'png',
    '<input type="image" src="URL" alt="">',
    '<input MARK type="image" data-src="URL" alt="">',
  ],
  ['table-background', 'background of a table', 'png', '<table background="URL"></table>'],
  ['svg-image', 'image in SVG', 'png', '<svg><image href="URL" width="9" height="9"/></svg>'],
  [
    'svg-animate',
    'image in SVG whose address an animation sets',
    'png',
    '<svg><image width="9" height="9"><set attributeName="href" to="URL"/></image></svg>',
  ],
  [
    'video',
    'video',
    'mp4',
    '<video preload="auto" src="URL"></video>',
    '<video MARK preload="auto" data-src="URL"></video>',
  ],
  [
    'video-poster',
    'poster of a video',
    'png',
    '<video poster="URL"></video>',
    '<video MARK data-poster="URL"></video>',
  ],
  [
    'video-source',
    'source of a video',
    'mp4',
    '<video preload="auto"><source src="URL"></video>',
    '<video MARK preload="auto"><source MARK data-src="URL"></video>',
  ],
  [
    'track',
    'captions of a video',
    'vtt',
    '<video crossorigin src="data:video/mp4,"><track default kind="captions" src="URL"></video>',
  ],
  [
    'audio',
    'audio',
    'mp4',
    '<audio preload="auto" src="URL"></audio>',
    '<audio MARK preload="auto" data-src="URL"></audio>',
  ],
  [
    'stylesheet',
    'style sheet by link',
    'css',
    '<link rel="stylesheet" href="URL">',
    '<link MARK rel="stylesheet" data-href="URL">',
  ],
  [
    'preload',
    'link rel=preload',
    'js',
    '<link rel="preload" as="script" href="URL">',
    '<link MARK rel="preload" as="script" data-href="URL">',
  ],
  [
    'modulepreload',
    'link rel=modulepreload',
    'js',
    '<link rel="modulepreload" href="URL">',
    '<link MARK rel="modulepreload" data-href="URL">',
  ],
  [
    'prefetch',
    'link rel=prefetch',
    'js',
    '<link rel="prefetch" href="URL">',
    '<link MARK rel="prefetch" data-href="URL">',
  ],
  [
    'speculation',
    'speculation rules',
    'html',
    `<script type="speculationrules">{"prefetch":[{"urls":["URL"],"eagerness":"immediate"}]}</script>`,
    `<script HELD data-type="speculationrules">{"prefetch":[{"urls":["URL"],"eagerness":"immediate"}]}</script>`,
  ],
  ['style-import', '@import in a style element', 'css', '<style>@import "URL";</style>'],
  [
    'style-background',
    'background in a style element',
    'png',
    '<style>#KEY { background: url("URL") }</style><p id="KEY">.</p>',
  ],
  [
    'style-attribute',
    'background in a style attribute',
    'png',
    `<p style="background: url('URL')">.</p>`,
  ],
  [
    'font-face',
    '@font-face',
    'woff2',
    `<style>@font-face { font-family: "KEY"; src: url("URL") }</style><p style="font-family: 'KEY'">.</p>`,
  ],
];

/** Browsers do these when they have nothing else to do. */
const IDLE = ['prefetch', 'speculation'];

export const MEDIA: readonly Way[] = ROWS.map(([key, what, file, html, marked]) => ({
  key,
  what,
  file,
  html,
  ...(marked === undefined ? {} : { marked }),
  ...(IDLE.includes(key) ? { batch: 'idle' } : {}),
  ...EXCEPT[key],
}));

import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

type Row = readonly [key: string, what: string, file: string, html: string, marked?: string];

/** What stands in the page as it comes, for the parser to meet. */
const ROWS: readonly Row[] = [
  [
    'script-inline',
    'inline script that asks for an image',
    'png',
    `<script>new Image().src = 'URL'</script>`,
    `<script HELD>new Image().src = 'URL'</script>`,
  ],
  [
    'script-external',
    'external script',
    'js',
    '<script src="URL"></script>',
    '<script HELD src="URL"></script>',
  ],
  [
    'script-async',
    'external script, async',
    'js',
    '<script async src="URL"></script>',
    '<script HELD async src="URL"></script>',
  ],
  [
    'script-defer',
    'external script, defer',
    'js',
    '<script defer src="URL"></script>',
    '<script HELD defer src="URL"></script>',
  ],
  [
    'module-external',
    'external module',
    'js',
    '<script type="module" src="URL"></script>',
    '<script HELD data-type="module" src="URL"></script>',
  ],
  [
    'module-import',
    'inline module with a static import',
    'js',
    `<script type="module">import 'URL'</script>`,
    `<script HELD data-type="module">import 'URL'</script>`,
  ],
  [
    'script-import',
    'inline script with import()',
    'js',
    `<script>import('URL').catch(() => {})</script>`,
    `<script HELD>import('URL').catch(() => {})</script>`,
  ],
  [
    'handler',
    'event handler in an attribute',
    'json',
    `<img src="data:," alt="" onerror="fetch('URL').catch(() => {})">`,
  ],
  [
    'svg-script',
    'script in an SVG image in the page',
    'js',
    '<svg><script href="URL"></script></svg>',
  ],
  [
    'iframe',
    'frame',
    'html',
    '<iframe src="URL"></iframe>',
    '<iframe MARK data-src="URL"></iframe>',
  ],
  [
    'iframe-srcdoc-img',
    'image in a srcdoc frame',
    'png',
    `<iframe srcdoc="<img src='URL'>"></iframe>`,
  ],
  [
    'iframe-srcdoc-script',
    'external script in a srcdoc frame',
    'js',
    `<iframe srcdoc="<script src='URL'></script>"></iframe>`,
  ],
  [
    'iframe-srcdoc-fetch',
    'fetch() in a srcdoc frame',
    'json',
    `<iframe srcdoc="<script>fetch('URL').catch(() => {})</script>"></iframe>`,
  ],
  [
    'object',
    'object',
    'html',
    '<object data="URL"></object>',
    '<object MARK data-data="URL"></object>',
  ],
  ['embed', 'embed', 'html', '<embed src="URL">', '<embed MARK data-src="URL">'],
  [
    'shadow-template',
    'image in a declarative shadow root',
    'png',
    '<div><template shadowrootmode="open"><img src="URL" alt=""></template></div>',
  ],
  [
    'shadow-script',
    'external script in a declarative shadow root',
    'js',
    '<div><template shadowrootmode="open"><script src="URL"></script></template></div>',
  ],
];

export const MARKUP: readonly Way[] = ROWS.map(([key, what, file, html, marked]) => ({
  key,
  what,
  file,
  html,
  ...(marked === undefined ? {} : { marked }),
  ...EXCEPT[key],
}));

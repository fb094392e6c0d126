import { waysOf, type Row } from './rows.ts';

/** What comes as text, or as a copy of what was parsed elsewhere. Runs in the page. */
const ROWS: readonly Row[] = [
  [
    'contextual',
    'createContextualFragment with a script',
    (url, purpose) =>
      document.body.append(
        document.createRange().createContextualFragment(hostile.script(url, purpose).outerHTML),
      ),
  ],
  [
    'inner-html-img',
    'innerHTML with an image',
    (url, purpose) => (hostile.place().innerHTML = hostile.img(url, purpose)),
    'png',
  ],
  [
    'inner-html-iframe',
    'innerHTML with a frame',
    (url, purpose) =>
      (hostile.place().innerHTML = hostile.img(url, purpose).replace('<img', '<iframe')),
    'html',
  ],
  [
    'outer-html',
    'outerHTML with an image',
    (url, purpose) => (hostile.place().outerHTML = hostile.img(url, purpose)),
    'png',
  ],
  [
    'insert-adjacent-html',
    'insertAdjacentHTML with an image',
    (url, purpose) => document.body.insertAdjacentHTML('beforeend', hostile.img(url, purpose)),
    'png',
  ],
  [
    'set-html-unsafe',
    'setHTMLUnsafe with an image',
    (url, purpose) =>
      (hostile.place() as Element & { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(
        hostile.img(url, purpose),
      ),
    'png',
  ],
  [
    'template-clone',
    'clone of a template’s content, with a script',
    (url, purpose) => {
      const template = document.createElement('template');
      template.content.append(hostile.script(url, purpose));
      document.body.append(template.content.cloneNode(true));
    },
  ],
  [
    'import-node',
    'importNode of a template’s content, with a script',
    (url, purpose) => {
      const template = document.createElement('template');
      template.content.append(hostile.script(url, purpose));
      document.body.append(document.importNode(template.content, true));
    },
  ],
  [
    'parser-img',
    'image adopted from DOMParser',
    (url, purpose) => {
      const parsed = new DOMParser().parseFromString(hostile.img(url, purpose), 'text/html');
      document.body.append(...parsed.body.childNodes);
    },
    'png',
  ],
  [
    'document-write',
    'document.write while the page is parsed',
    (url, purpose) => {
      if (document.readyState === 'loading') document.write(hostile.script(url, purpose).outerHTML);
      else document.body.append(hostile.script(url, purpose));
    },
  ],
  [
    'shadow-html',
    'image by innerHTML of a shadow root',
    (url) => (hostile.place().attachShadow({ mode: 'open' }).innerHTML = hostile.img(url)),
    'png',
  ],
];

export const WRITTEN = waysOf(ROWS, ['shadow-html']);

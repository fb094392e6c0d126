import { waysOf, type Row } from './rows.ts';

/** A script that is put into the page, each time by another method. Runs in the page. */
const ROWS: readonly Row[] = [
  [
    'append-child',
    'appendChild of a script',
    (url, purpose) => document.body.appendChild(hostile.script(url, purpose)),
  ],
  [
    'insert-before',
    'insertBefore of a script',
    (url, purpose) => document.body.insertBefore(hostile.script(url, purpose), null),
  ],
  [
    'append',
    'append of a script',
    (url, purpose) => document.body.append(hostile.script(url, purpose)),
  ],
  [
    'prepend',
    'prepend of a script',
    (url, purpose) => document.body.prepend(hostile.script(url, purpose)),
  ],
  [
    'before',
    'before of a script',
    (url, purpose) => hostile.place().before(hostile.script(url, purpose)),
  ],
  [
    'after',
    'after of a script',
    (url, purpose) => hostile.place().after(hostile.script(url, purpose)),
  ],
  [
    'replace-with',
    'replaceWith of a script',
    (url, purpose) => hostile.place().replaceWith(hostile.script(url, purpose)),
  ],
  [
    'replace-child',
    'replaceChild of a script',
    (url, purpose) => document.body.replaceChild(hostile.script(url, purpose), hostile.place()),
  ],
  [
    'replace-children',
    'replaceChildren of a script',
    (url, purpose) => hostile.place().replaceChildren(hostile.script(url, purpose)),
  ],
  [
    'insert-adjacent-element',
    'insertAdjacentElement of a script',
    (url, purpose) =>
      document.body.insertAdjacentElement('beforeend', hostile.script(url, purpose)),
  ],
  [
    'fragment',
    'fragment with a script',
    (url, purpose) => {
      const fragment = new DocumentFragment();
      fragment.append(hostile.script(url, purpose));
      document.body.append(fragment);
    },
  ],
  [
    'subtree',
    'script deep in what is inserted',
    (url, purpose) => {
      const outer = document.createElement('div');
      outer.append(document.createElement('p'));
      outer.firstElementChild?.append(hostile.script(url, purpose));
      document.body.append(outer);
    },
  ],
  [
    'range-insert',
    'Range.insertNode of a script',
    (url, purpose) => {
      const range = document.createRange();
      range.selectNode(hostile.place());
      range.insertNode(hostile.script(url, purpose));
    },
  ],
  [
    'svg-script-made',
    'SVG script made by code',
    (url) => {
      const space = 'http://www.w3.org/2000/svg';
      const svg = document.createElementNS(space, 'svg');
      const script = document.createElementNS(space, 'script');
      script.setAttribute('href', url);
      svg.append(script);
      document.body.append(svg);
    },
  ],
  [
    'shadow-open',
    'script in an open shadow root',
    (url) => hostile.place().attachShadow({ mode: 'open' }).append(hostile.script(url)),
  ],
  [
    'shadow-closed',
    'script in a closed shadow root',
    (url) => hostile.place().attachShadow({ mode: 'closed' }).append(hostile.script(url)),
  ],
  [
    'custom-element',
    'custom element that brings its own script',
    (url) => {
      const name = `x-${url.replaceAll(/\W/g, '-')}`;
      customElements.define(
        name,
        class extends HTMLElement {
          connectedCallback() {
            this.append(hostile.script(url));
          }
        },
      );
      document.body.append(document.createElement(name));
    },
  ],
  [
    'jsonp',
    'JSONP',
    (url) => {
      const script = document.createElement('script');
      script.src = `${url}?callback=alert`;
      document.head.append(script);
    },
  ],
];

export const INSERTIONS = waysOf(ROWS, [
  'svg-script-made',
  'shadow-open',
  'shadow-closed',
  'custom-element',
  'jsonp',
]);

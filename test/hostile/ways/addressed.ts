import { EXCEPT } from '../except.ts';
import type { Way } from '../way.ts';

type Row = readonly [key: string, what: string, run: NonNullable<Way['run']>, file?: string];

/** A script that gets its address, or its words, in another way than by its property. Runs in the page. */
const ROWS: readonly Row[] = [
  [
    'set-attribute',
    'setAttribute before insertion',
    (url, purpose) => {
      const script = hostile.script('', purpose);
      script.setAttribute('src', url);
      document.body.append(script);
    },
  ],
  [
    'set-attribute-ns',
    'setAttributeNS before insertion',
    (url, purpose) => {
      const script = hostile.script('', purpose);
      script.setAttributeNS(null, 'src', url);
      document.body.append(script);
    },
  ],
  [
    'set-attribute-node',
    'setAttributeNode before insertion',
    (url, purpose) => {
      const script = hostile.script('', purpose);
      const attribute = document.createAttribute('src');
      attribute.value = url;
      script.setAttributeNode(attribute);
      document.body.append(script);
    },
  ],
  [
    'attribute-value',
    'value of an attribute node before insertion',
    (url, purpose) => {
      const script = hostile.script('', purpose);
      script.setAttribute('src', 'data:text/javascript,');
      const attribute = script.getAttributeNode('src');
      if (attribute) attribute.value = url;
      document.body.append(script);
    },
  ],
  [
    'src-after',
    'src set after insertion',
    (url, purpose) => {
      const script = hostile.script('', purpose);
      document.body.append(script);
      script.src = url;
    },
  ],
  [
    'set-attribute-after',
    'setAttribute after insertion',
    (url, purpose) => {
      const script = hostile.script('', purpose);
      document.body.append(script);
      script.setAttribute('src', url);
    },
  ],
  [
    'script-text',
    'inline script made by code',
    (url, purpose) => {
      const script = hostile.script('', purpose);
      script.text = `new Image().src = '${url}'`;
      document.body.append(script);
    },
    'png',
  ],
  [
    'clone-node',
    'cloneNode of a script',
    (url, purpose) => document.body.append(hostile.script(url, purpose).cloneNode()),
  ],
  [
    'other-document',
    'script made by another document',
    (url, purpose) => {
      const other = document.implementation.createHTMLDocument();
      const script = other.importNode(hostile.script(url, purpose));
      document.body.append(script);
    },
  ],
];

export const ADDRESSED: readonly Way[] = ROWS.map(([key, what, run, file = 'js']) => ({
  key,
  what,
  file,
  run,
  canMark: true,
  ...EXCEPT[key],
}));

import { mentionsIn } from './mentions.ts';

/** The attributes by which an element has its browser send something (HTML §4, SVG 2). */
const BY_TAG = {
  // Without a prototype: anything can be the name of an element.
  __proto__: null,
  img: ['src', 'srcset', 'attributionsrc'],
  script: ['src', 'href', 'xlink:href', 'attributionsrc'],
  style: [],
  iframe: ['src', 'srcdoc'],
  frame: ['src'],
  embed: ['src'],
  object: ['data'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  input: ['src'],
  link: ['href', 'imagesrcset'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
  feimage: ['href', 'xlink:href'],
  body: ['background'],
  table: ['background'],
  td: ['background'],
  th: ['background'],
  a: ['ping', 'attributionsrc'],
  area: ['ping', 'attributionsrc'],
} as unknown as { readonly [tag: string]: readonly string[] };

/** What may hold an address, as a selector. */
export const ADDRESSED: string = Object.keys(BY_TAG)
  .join()
  .replace('feimage', 'feImage')
  .replace('body,table,td,th,a,area', '[background],[ping],[attributionsrc]');

/** Every attribute that is such an address anywhere. */
export const ATTRIBUTES: readonly string[] = [...new Set(Object.values(BY_TAG).flat())];

/**
 * Markup without any of these asks for nothing, but for scripts, which it does not run; their names
 * cannot be written otherwise. Links that a person may follow are in most markup: of what has an
 * `href` only other elements matter.
 */
export const MENTIONED: RegExp = new RegExp(
  `\\b(?:${ATTRIBUTES.filter((name) => !/href|^image/.test(name)).join('|')})\\s*=|` +
    '<(?:link|image|use|feimage|style)\\b|\\bimport\\b|speculationrules',
  'i',
);

/** By interface: the properties that set such an attribute, in small letters. */
export const PROPERTIES: readonly (readonly [holder: string, names: readonly string[]])[] = [
  ['HTMLImageElement', ['src', 'srcset', 'attributionSrc']],
  ['HTMLScriptElement', ['src', 'attributionSrc']],
  ['HTMLIFrameElement', ['src', 'srcdoc']],
  ['HTMLFrameElement', ['src']],
  ['HTMLEmbedElement', ['src']],
  ['HTMLObjectElement', ['data']],
  ['HTMLMediaElement', ['src']],
  ['HTMLVideoElement', ['poster']],
  ['HTMLSourceElement', ['src', 'srcset']],
  ['HTMLTrackElement', ['src']],
  ['HTMLInputElement', ['src']],
  ['HTMLLinkElement', ['href', 'imageSrcset']],
  ['HTMLBodyElement', ['background']],
  ['HTMLAnchorElement', ['ping', 'attributionSrc']],
  ['HTMLAreaElement', ['ping', 'attributionSrc']],
];

const NONE: readonly string[] = [];

/** Those of one element. */
export const attributesOf = ({ localName }: Element): readonly string[] =>
  BY_TAG[localName] ?? BY_TAG[localName.toLowerCase()] ?? NONE;

/** Whether elements of this name may have any. */
export const isKnown = (element: Element): boolean => attributesOf(element) !== NONE;

/** What only asks for anything once it is in a page; the others ask as soon as they are addressed. */
export const isPatient = (element: Element): boolean =>
  /^(?:script|style|i?frame|embed|object|link|track)$/.test(element.localName);

/** What browsers leave alone in a language that they do not know. */
export const isText = ({ localName }: Element): boolean =>
  localName === 'script' || localName === 'style';

/** The addresses in the value of such an attribute: one, or those of a list. */
export function addressesIn(name: string, value: string): readonly string[] {
  if (name === 'srcdoc') return mentionsIn('page', value);
  if (/^\s*(?:data|javascript):/i.test(value)) return mentionsIn('page', decoded(value));
  if (name.endsWith('srcset')) {
    // HTML §4.8.4.3.10: an address ends at white space, and holds no comma at either end.
    return [...value.matchAll(/(?:^|,)[\s,]*([^\s,]\S*)/g)].map(([, url = '']) => url);
  }
  return /^(?:ping|attributionsrc|text)$/.test(name) ? value.split(/\s+/).filter(Boolean) : [value];
}

/** What is written out in an address of its own kind; as it stands, where it is not well written. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

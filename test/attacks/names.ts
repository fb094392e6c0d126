/*
 * What a page could give to every object, by name: a value that would open something, lead
 * somewhere, or run, if anything of ours read it from there.
 */
const MARKUP = '<img src=x onerror="pwned(this)">';
const PROGRAM = 'pwned()';

/** Where hostile values lead, in the place of `OTHER`. */
const values: { readonly [value: string]: readonly string[] } = {
  true: `granted allowed open opened ready settled trusted isTrusted linked proven consent accepted
    controllable material destroyed mended dismissed waits degraded secure isSecureContext async
    keepalive matches isConnected hidden checked capture once passive persisted`.split(/\s+/),
  false: 'busy closed shut asks denied disabled'.split(' '),
  granted: 'value decision reason status result outcome answer'.split(' '),
  required: 'basis use mode'.split(' '),
  'deemed-by-use': 'mechanism by'.split(' '),
  person: 'means surface who'.split(' '),
  ready: 'phase readyState'.split(' '),
  service: ['purpose', 'service'],
  preferences: ['view', 'douiOpen'],
  'OTHER/evil.js': `src href url endpoint notices action formAction data base baseURI srcset poster
    currentSrc douiNotice dataSrc location origin address to link subjectToken`.split(/\s+/),
  [MARKUP]: `innerHTML outerHTML text body title summary description name label
    words message html __html srcdoc template content nodeValue`.split(/\s+/),
  [PROGRAM]: `onclick onerror onload onfocus onmouseover onpointerdown onanimationstart
    onbeforeinput ontoggle onChange onPress handler callback code script`.split(/\s+/),
  module: ['type', 'language'],
  'internet-connection': ['attribute', 'services'],
  en: ['locale', 'lang', 'dir'],
  x: `id key kid hash signature jws jti sub subject proof token code cause detail 0 1 length ref
    class part style nonce integrity crossorigin referrerPolicy credentials headers method signal
    cache redirect priority durability version until validDays overrides exemption
    withdrawal only secrecy values is isNot atLeast below neverSince everSince before from changes
    sections recipients controllers attestation event after retryAfter prepare use store commit
    configurable writable enumerable next done default target shadow`.split(/\s+/),
};

/** Each with the value that it is given. */
export const POLLUTED: readonly (readonly [name: string, value: unknown])[] = [
  ...Object.entries(values).flatMap(([value, names]) =>
    names.map((name): [string, unknown] => [
      name,
      value === 'true' ? true : value === 'false' ? false : value,
    ]),
  ),
  ['dangerouslySetInnerHTML', { __html: MARKUP }],
  ['purposes', { ads: { basis: 'required', allowed: true, value: 'granted' } }],
  ['decisions', { ads: { decision: 'granted', parents: [] } }],
  ['elements', ''],
  ['scriptGrants', 'true'],
  ['closures', {}],
  ['ads', { basis: 'required', allowed: true, value: 'granted', decision: 'granted', parents: [] }],
  ['unheard-of', { basis: 'required', allowed: true, value: 'granted' }],
  ['children', MARKUP],
  ['validDays', 1e9],
  ['trustedTypes', { createPolicy: {} }],
];

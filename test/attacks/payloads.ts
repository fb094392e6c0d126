/* Texts that would run, lead elsewhere or deceive, if they were taken for more than text. */

const RUNS = 'pwned()';

const MARKUP = `<img src=x onerror=${RUNS}>
<svg onload=${RUNS}>
<svg><script>${RUNS}</script></svg>
<script>${RUNS}</script>
<script src=/evil.js></script>
<iframe srcdoc="<script>parent.${RUNS}</script>"></iframe>
<iframe src="javascript:parent.${RUNS}"></iframe>
<body onload=${RUNS}>
<details open ontoggle=${RUNS}>x</details>
<input autofocus onfocus=${RUNS}>
<video><source onerror=${RUNS}></video>
<audio src=x onerror=${RUNS}>
<object data="javascript:${RUNS}"></object>
<embed src="javascript:${RUNS}">
<a href="javascript:${RUNS}">x</a>
<form action="javascript:${RUNS}"><button>x</button></form>
<button formaction="javascript:${RUNS}">x</button>
<math><mtext><table><mglyph><style><img src=x onerror=${RUNS}>
<math href="javascript:${RUNS}">x</math>
<svg><animate onbegin=${RUNS} attributeName=x dur=1s>
<svg><use href="data:image/svg+xml,<svg id=x onload=${RUNS}>#x">
<svg><foreignObject><img src=x onerror=${RUNS}></foreignObject></svg>
<marquee onstart=${RUNS}>x</marquee>
<style>@import '/evil.css';</style>
<link rel=stylesheet href=/evil.css>
<meta http-equiv=refresh content="0;url=javascript:${RUNS}">
<base href="//evil.test/">
<template><img src=x onerror=${RUNS}></template>
<noscript><p title="</noscript><img src=x onerror=${RUNS}>">
<xmp><img src=x onerror=${RUNS}></xmp>
<textarea><img title="</textarea><img src=x onerror=${RUNS}>">
<select><template shadowrootmode=open><img src=x onerror=${RUNS}></template></select>
<div style="animation-name:x" onanimationstart=${RUNS}>x</div>
<portal src="javascript:${RUNS}">
<x contenteditable onblur=${RUNS} tabindex=1 autofocus>x</x>
<?xml version="1.0"?><img src=x onerror=${RUNS}>
<![CDATA[<img src=x onerror=${RUNS}>]]>
&lt;img src=x onerror=${RUNS}&gt;
&#60;img src=x onerror=${RUNS}&#62;
\\u003cimg src=x onerror=${RUNS}\\u003e
%3Cimg%20src%3Dx%20onerror%3D${RUNS}%3E
{{constructor.constructor('${RUNS}')()}}
\${${RUNS}}`.split('\n');

/** What might end the place that a text stands in. */
const BEFORE = [
  `</noscript>`,
  `</svg></math>`,
  `"'/>`,
  '',
  '">',
  `'>`,
  '</p></div></section>',
  '</style>',
  '</script>',
  '</title></textarea>',
  '-->',
  ']]>',
];

/** Signs that turn text around, hide it or stand for nothing. */
const BIDI = [
  0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x200b, 0x200e, 0x200f, 0xfeff,
]
  .map((code) => String.fromCodePoint(code))
  .flatMap((sign) => [`${sign}esufeR ${sign}`, `ok${sign}<img src=x onerror=${RUNS}>`]);

export const TEXTS: readonly string[] = [
  ...BEFORE.flatMap((end) => MARKUP.map((markup) => end + markup)),
  ...BIDI,
  '\u0000<img src=x onerror=pwned()>',
  'a'.repeat(2_000),
  '\u0301'.repeat(500),
];

const SCHEMES = `javascript JaVaScRiPt vbscript data blob filesystem view-source file ftp about
  intent chrome ms-settings livescript mocha jar wyciwyg`.split(/\s+/);
/** What a browser passes over, before or inside a scheme. */
const PASSED = ['', ' ', '\t', '\n', '\r', '\u0000', '\u0001', '\u000b', '\u00a0', '\ufeff', '\\'];

export const ADDRESSES: readonly string[] = [
  ...SCHEMES.flatMap((scheme) =>
    PASSED.flatMap((sign) => [
      `${sign}${scheme}:${RUNS}//`,
      `${scheme.slice(0, 2)}${sign}${scheme.slice(2)}:text/html,<script>${RUNS}</script>`,
    ]),
  ),
  ...`//evil.test/ /\\evil.test/ \\\\evil.test/ ///evil.test/ /\t/evil.test/ /\n/evil.test/ \\/evil.test
   ////evil.test ./\\evil.test javascript&colon;pwned() javascript&#58;pwned() &#106;avascript:pwned()
   %6Aavascript:pwned() javascript%3Apwned() ?javascript:pwned() #javascript:pwned()`.split(/ +/),
];

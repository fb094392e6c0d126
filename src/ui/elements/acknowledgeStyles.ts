/** The gate of a form: a quiet box that stands in the page's own text, in the page's own scheme. */
export const acknowledgeStyles = `
:host{display:block;color-scheme:inherit}
:host([hidden]){display:none}
.root{color-scheme:var(--doui-scheme,inherit)}
.gate{display:grid;gap:.5em;justify-items:start;padding:1em 1.25em;background:var(--b);border:1px solid var(--l);border-radius:var(--r)}
.gate .button{padding-inline:1em}
.tick{display:grid;grid-template-columns:auto 1fr;gap:.75em;align-items:start;padding-block:.25em}
.tick input{inline-size:24px;block-size:24px;accent-color:var(--a);cursor:pointer}
.tick label{cursor:pointer}
.tick [aria-disabled=true]{cursor:default}
.done [aria-disabled=true]{opacity:1}
`;

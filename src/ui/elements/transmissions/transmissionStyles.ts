/** A list like a table: names beside facts, or above them on a phone. Never below 16px. */
export const transmissionStyles = `
.root{container-type:inline-size;font-size:max(1em,16px);line-height:1.65}
:lang(ja){line-height:1.9;word-break:auto-phrase}
section+section{margin-block-start:3.5em}
h1,h2{font-size:1.5em;margin-block-end:.4em}
h3,h4,h5,h6{font-size:1.2em;margin-block:1.75em .5em}
dl{border-block-start:2px solid var(--l)}
dl>div{display:grid;grid-template-columns:11em 1fr;gap:0 1em;padding-block:.55em;border-block-end:1px solid var(--l);break-inside:avoid}
dt{grid-row:span 9;font-weight:600;color:var(--m)}
dd{grid-column:2}
dd+dd{margin-block-start:.3em}
.more{color:var(--m)}
a{color:var(--a);text-underline-offset:.2em}
.choices .button{padding-inline:1.25em;margin-block:.4em .2em;font-size:1em}
slot+.problem{display:block;margin-block-start:1em}
@container (max-width:34em){dl>div{display:block}}
@media print{.root{color-scheme:light;--b:#fff;--t:#000;--m:#333;--l:#bbb;--a:#000;font-size:11pt;container-type:normal}.choices .button{display:none}h2,h3,h4,h5,h6{break-after:avoid}}
`;

/** For the page in which it stands: what lies over the page is no part of what is printed. */
export const printed = '@media print{doui-root{display:none}}';

/** The record: what is in use, and one block per act with a mark of its delivery. */
export const record = `
.row .quiet,.used+.quiet{padding-inline:1em}
.used{padding-block:.6em}
.used+.used{border-block-start:1px solid var(--l)}
.used+.quiet{margin-block-start:.25em}
.over{margin-block-start:1.75em;flex-wrap:wrap}
.entry{padding-block:1.1em;border-block-end:1px solid var(--l)}
.entry:last-child{border:0}
.when{margin:0 0 .35em;font-weight:650}
.entry li{display:grid;gap:0 1em;grid-template-columns:min(9.5em,40%) 1fr}
.entry .small{margin-block-start:.4em}
.key{margin-inline-end:1em}
.sent::before,.waiting::before,.refused::before{content:"";display:inline-block;inline-size:9px;block-size:9px;margin-inline-end:.5em;border:2px solid var(--m);border-radius:50%}
.sent::before{border-color:var(--a);background:var(--a)}
.refused::before{border-color:var(--e);border-radius:0}
`;

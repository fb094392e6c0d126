/** Running text: headings, facts, lists, tables, and what stands apart. */
export const text = `
h3,[part=record] h2{font-size:1.375em}
h4{font-size:1.125em;margin-block:2em .25em}
.body h3+p{margin-block-start:.5em}
a{color:var(--a);text-underline-offset:.2em}
dl,table{font-size:.875em}
dt,th{color:var(--m)}
dl{display:grid;gap:.5em;margin-block-start:.9em}
dl div{display:grid;gap:0 1.25em;grid-template-columns:10em 1fr}
dl ul{display:grid;gap:.3em}
@media (max-width:30em){dl div{grid-template-columns:1fr}}
table{inline-size:100%;border-collapse:collapse;margin-block-start:.5em}
th{text-align:start;font-weight:600}
th,td{padding:.5em .75em .5em 0;border-block-end:1px solid var(--l);vertical-align:top}
h6{font-size:1em;font-weight:650;line-height:1.35}
.row{display:flex;align-items:center;gap:.75em}
.row>:first-child{flex:1}
.aside{margin-block-start:.6em;padding-inline-start:.9em;border-inline-start:3px solid var(--l);font-size:.9375em}
.aside.dots{padding-inline-start:2em}
summary{cursor:pointer;padding-block:.4em}
details p{padding-block-end:.5em}
`;

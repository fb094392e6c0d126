/** A whole notice: a page to read. About 70 letters, or 35 Japanese ones, stand in a line. */
export const whole: string = `
.whole{position:relative;container-type:inline-size;max-inline-size:37em;margin-inline:auto;font-size:1em;line-height:1.65}
.whole:lang(ja),.whole :is(p,li,td,th):lang(ja){line-height:1.9}
.choice{display:flex;flex-wrap:wrap;gap:.5em;margin-block-end:2em}
.choice .button{padding-inline:1em}
.whole :is(h2,h3,h4,h5,h6){font-size:1em;margin:0;line-height:1.4}
.whole header>:is(h2,h3){font-size:1.625em;line-height:1.3;margin-block:.1em .5em}
.whole :is(h2,h3,h4,h5,h6,a,summary){scroll-margin-block-start:var(--doui-scroll-margin,1em)}
.whole [tabindex='-1']:focus-visible{outline:2px solid var(--a);outline-offset:4px;border-radius:2px}
.whole p{white-space:pre-line}
.whole p+p,.whole .title+*,.whole p+ul,.whole p+table{margin-block-start:.6em}
.lead{font-size:1.0625em;margin-block-end:1em}
.over,.mark{color:var(--e);font-weight:600}
.over{border-inline-start:4px solid var(--e);padding-inline-start:.75em;margin-block:.75em}
.over::first-letter{text-transform:uppercase}
.mark{display:inline-block;font-size:.8125em;border:1px solid;border-radius:99px;padding-inline:.7em;margin-inline:.5em 0;line-height:1.6}
p>.mark{margin-inline:0}
.whole a{color:var(--a);text-underline-offset:.2em}
.whole section,.whole nav{margin-block-start:2.75em}
.whole section>.title{display:flex;align-items:baseline;gap:.5em;border-block-end:1px solid var(--l);padding-block-end:.4em}
.whole section>.title>:first-child,.whole section>:first-child,.contents>:first-child{font-size:1.25em}
.whole section>div.title:first-child{font-size:1em}
.link{text-decoration:none;min-inline-size:24px;text-align:center}
.link:not(:focus-visible):not(:hover){opacity:.55}
.contents{border:1px solid var(--l);border-radius:var(--r);padding:1em 1.25em}
.contents ol{columns:2 14em;column-gap:2em;margin-block-start:.5em}
.contents li{break-inside:avoid;padding-block:.2em}
.contents a{display:inline-block;min-block-size:24px;text-decoration:none}
.contents a:hover{text-decoration:underline}
.whole .dots{display:grid;gap:.4em;margin-block-start:.6em}
.whole :is(td,th,dd) .dots{margin:0;gap:.2em}
.item{margin-block-start:1.4em}
.item>:is(h2,h3,h4,h5,h6)+*{margin-block-start:.25em}
.whole details{border:1px solid var(--l);border-radius:calc(var(--r)*.6);margin-block-start:.75em;padding-inline:1.1em}
.whole summary{cursor:pointer;padding:.8em 1.1em;margin-inline:-1.1em;list-style:none;display:grid;grid-template-columns:1fr auto;gap:0 .75em}
.whole summary::-webkit-details-marker{display:none}
.whole summary::after{content:"";grid-area:1/2;inline-size:.55em;block-size:.55em;margin:.5em .2em 0;border:solid var(--a);border-width:0 2px 2px 0;rotate:45deg}
.whole [open]>summary::after{rotate:225deg}
.whole summary p{font-size:.9375em;color:var(--m)}
.whole details>.item{margin-block:0;padding-block:1.2em;border-block-start:1px solid var(--l)}
.whole table{inline-size:100%;border-collapse:collapse;font-size:.9375em;line-height:1.55;margin-block-start:.75em}
.whole caption{text-align:start;font-weight:600;padding-block:.75em .4em}
.whole :is(th,td){text-align:start;overflow-wrap:break-word;vertical-align:top;padding:.4em .9em .4em 0;border-block-end:1px solid var(--l);font-weight:400}
.whole :is(th,td):dir(rtl){padding:.4em 0 .4em .9em}
.whole thead th,.sheet th{color:var(--m);font-weight:600;font-size:.9375em}
.whole tbody tr:last-child>*{border-block-end:0}
.sheet th{inline-size:11em}
.name{display:none;color:var(--m);font-weight:600;font-size:.9375em}
.whole code{font-size:.8125em;word-break:break-all}
.whole-word{white-space:nowrap}
.tools{margin-block-start:1em}
.tools .button{padding-inline:1.25em}
.whole .plain{min-block-size:24px;padding:0;font-size:1em;font-weight:400;text-align:start}
.beside{display:grid;grid-template-columns:1fr 1fr;gap:1px;background:var(--l);border:1px solid var(--l);margin-block-start:.75em}
.beside>*{background:var(--b);padding:.75em 1em}
@container (max-width:30em){.beside{grid-template-columns:1fr}.sheet :is(tr,th,td){display:block;inline-size:auto;padding-inline:0}.sheet th{border:0;padding-block:.6em 0}.sheet td{padding-block:0 .6em}.sheet tbody tr:last-child td{border:0}}
@container (max-width:34em){${stack('.whole table:not(.sheet)')}}
${stack('.whole table.stacked')}
`;

/** Rows as blocks of named facts, in place of columns. */
function stack(table: string): string {
  return `${table} :is(tbody,tr,th,td){display:block;inline-size:auto}${table}{display:block}${table} caption{display:block}
${table} thead{position:absolute;clip-path:inset(50%);inline-size:1px;block-size:1px;overflow:hidden}
${table} tr{border-block-end:1px solid var(--l);padding-block:.7em}
${table} tr:last-child{border:0}
${table} :is(th,td){border:0;padding:.15em 0}
${table} tbody th{font-weight:650}
${table} td{display:grid;grid-template-columns:minmax(6em,2fr) 3fr;gap:.75em}
${table} .name{display:block}
${table} .empty{display:none}`;
}

/** On paper: all that is folded open, nothing to press, and addresses after what links to them. */
export const print = `
@media print{
.root{color-scheme:light;--b:#fff;--t:#000;--m:#444;--l:#bbb;--a:#000;--e:#000}
.tools,.link,.whole summary::after{display:none}
.whole{max-inline-size:none;font-size:10.5pt}
.whole :is(h2,h3,h4,h5,h6),.whole caption,.whole summary,.whole .title{break-after:avoid}
.whole :is(table:not(.sheet) tr,li,.beside){break-inside:avoid}
.whole :is(p,li){orphans:3;widows:3}
.whole details{border:0;padding:0}
.whole summary{padding:.8em 0 0;margin:0}
.whole details::details-content{content-visibility:visible;block-size:auto}
.whole a[data-to]::after{content:" (" attr(data-to) ")";font-size:.875em}
.whole a,.whole .plain{text-decoration:none}
}
`;

/** While the dialog is open: what is printed is the dialog alone. For the shadow root. */
export const alone = `
@media print{
.box,.box[open]{position:absolute;inset:0 auto auto 0;display:block;border:0;margin:0;inline-size:100%;max-inline-size:none;block-size:auto;max-block-size:none;overflow:visible;box-shadow:none}
.box>*{padding:0}
.box .body{overflow:visible}
.box>.head,.box>.foot,.box .choice{display:none}
.box::backdrop{display:none}
}
`;

/** The same, for the page's own document. */
export const without =
  '@media print{body{display:none!important}doui-root{display:contents!important}}';

/** For a page in which a notice stands: what lies over the page is no part of what is printed. */
export const uncovered = '@media print{doui-root{display:none}}';

/** To read on a phone, on a desk and on paper; constant, so that a policy can name its hash. */
export const STYLE = `
:root{color-scheme:light dark;--t:light-dark(#1b2227,#e9edf0);--m:light-dark(#55606a,#a7b1ba);--l:light-dark(#dce1e5,#353c43);--a:light-dark(#17577d,#8ec8ea)}
body{margin:0;background:light-dark(#fff,#191d21);color:var(--t);font:100%/1.65 system-ui,"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic UI",Meiryo,sans-serif;overflow-wrap:anywhere}
main{max-inline-size:46em;margin-inline:auto;padding:2em 1.25em 4em}
section+section{margin-block-start:4em}
:lang(ja){line-height:1.9}
h1,h2,h3{line-height:1.4;text-wrap:balance}
h1{font-size:1.625em}
h2,h3{font-size:1.25em;margin-block:2em .5em}
dl{margin:0;border-block-start:2px solid var(--l)}
dl>div{display:grid;grid-template-columns:11em 1fr;gap:0 1em;padding-block:.5em;border-block-end:1px solid var(--l);break-inside:avoid}
dt{grid-row:span 9;font-weight:600;color:var(--m)}
dd{margin:0;grid-column:2}
small{font-size:1em;color:var(--m)}
a{color:var(--a);text-underline-offset:.2em}
@media (max-width:34em){dl>div{display:block}}
@media print{:root{color-scheme:light}main{max-inline-size:none;padding:0}h1,h2,h3{break-after:avoid}}
`;

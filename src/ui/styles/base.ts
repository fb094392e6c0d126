/*
 * The tokens. A site sets the `--doui-*` properties on `doui-root`; `--doui-scheme: light` keeps a
 * site that is never dark from getting a dark box. All sizes are in em from the reader's own font
 * size, whatever the page makes of rem.
 */
export const base = `
:host,.root{all:initial}
:host,.root,.words{display:contents}
.root{
color-scheme:var(--doui-scheme,light dark);
--b:var(--doui-surface,light-dark(#fff,#191d21));
--t:var(--doui-text,light-dark(#1b2227,#e9edf0));
--m:var(--doui-muted,light-dark(#55606a,#a7b1ba));
--l:var(--doui-line,light-dark(#dce1e5,#353c43));
--a:var(--doui-accent,light-dark(#17577d,#8ec8ea));
--at:var(--doui-accent-text,light-dark(#fff,#0b1d29));
--e:light-dark(#b3261e,#ffb4ab);
--r:var(--doui-radius,14px);
color:var(--t);
font-family:var(--doui-font,system-ui,"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic UI",Meiryo,sans-serif);
line-height:1.55;
text-wrap:pretty;
overflow-wrap:anywhere}
@supports not (color:light-dark(red,red)){.root{--b:#fff;--t:#1b2227;--m:#55606a;--l:#dce1e5;--a:#17577d;--at:#fff;--e:#b3261e}}
.words:lang(ja){line-height:1.75;word-break:auto-phrase}
*,::before{box-sizing:border-box;margin:0;padding:0}
ul,ol{list-style:none}
.dots{list-style:disc;padding-inline-start:1.1em}
::marker{color:var(--a)}
h2,h3,h4,h5{line-height:1.35;text-wrap:balance;font-size:1em;font-weight:650}
.by,.small{font-size:.875em;color:var(--m)}
.by{font-weight:600}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
.unseen{position:fixed;clip-path:inset(50%)}
`;

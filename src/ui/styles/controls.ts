/** What can be pressed. Targets are 44px high, and none is below 24px (WCAG 2.5.8). */
export const controls = `
button,select{font:inherit;color:inherit;background:none;border:0;cursor:pointer}
.button{min-block-size:44px;padding:.3em .1em;font-size:.9375em;font-weight:600;line-height:1.3;text-wrap:balance;border:1px solid var(--a);border-radius:calc(var(--r)*.6);background:var(--a);color:var(--at)}
.button:hover{background:color-mix(in srgb,var(--a) 86%,var(--t))}
[aria-disabled=true]{opacity:.6}
.button:lang(ja){font-size:.875em}
.acts{display:grid;grid:auto/auto-flow 1fr;gap:.5em}
@media (max-width:22em) and (min-height:26em){.acts{grid-auto-flow:row}}
.locale{min-block-size:28px;font-size:.875em;color:var(--m);background:var(--b)}
.problem{border-inline-start:4px solid var(--e);padding-inline-start:.75em}
.problem p:first-child{color:var(--e);font-weight:600}
`;

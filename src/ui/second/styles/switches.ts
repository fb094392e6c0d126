/** The controls that only the dialogs have: quieter buttons, the cross, and the switch. */
export const switches = `
.quiet,.quiet:hover{background:none;color:var(--a)}
.quiet:hover{background:color-mix(in srgb,var(--a) 9%,transparent)}
.plain,.plain:hover{background:none;border:0;padding-inline:0;color:var(--a);text-decoration:underline;text-underline-offset:.2em}
.x{inline-size:44px;block-size:44px;border-radius:50%;display:grid;place-items:center}
.x:hover{background:color-mix(in srgb,var(--t) 7%,transparent)}
.x svg{inline-size:24px;fill:none;stroke:currentcolor;stroke-width:2;stroke-linecap:round}
.switch{appearance:none;flex:none;inline-size:50px;block-size:30px;border:2px solid var(--m);border-radius:99px;cursor:pointer}
.switch::before{content:"";display:block;inline-size:18px;block-size:18px;margin:4px;border-radius:50%;background:var(--m)}
.switch:checked{background:var(--a);border-color:var(--a)}
.switch:checked::before{margin-inline-start:24px;background:var(--at)}
@media (prefers-reduced-motion:no-preference){.switch,.switch::before{transition:.15s}}
@media (forced-colors:active){.switch::before{background:ButtonText}.switch:checked{background:Highlight}.switch:checked::before{background:HighlightText}}
`;

/** The first layer: a card in the corner, and on a phone a sheet that leaves the page in sight. */
export const first = `
.first{position:fixed;z-index:var(--doui-z,2147483000);inset-inline:0;inset-block-end:0;max-block-size:60vh;max-block-size:60dvh;display:flex;flex-direction:column;gap:1em;padding:1em;padding-block-end:calc(1em + env(safe-area-inset-bottom));background:var(--b);border:1px solid var(--l);border-radius:var(--r) var(--r) 0 0;box-shadow:0 8px 40px rgb(15 25 35/.18)}
.first .body{overflow:auto;overscroll-behavior:contain;font-size:.9375em}
.top{display:flex;justify-content:space-between;align-items:baseline;gap:1em}
.first h2{font-size:1.2em;margin-block:.1em .5em}
.first ul{margin-block-start:.8em;display:grid;gap:.2em}
.first li{padding-inline-start:1em;position:relative}
.first li::before{content:"";position:absolute;inset-inline-start:0;inset-block-start:.55em;inline-size:6px;block-size:6px;border-radius:50%;background:var(--a)}
.first li:lang(ja)::before{inset-block-start:.65em}
@media (min-width:40em){.first{inset-inline:24px auto;inset-block-end:24px;inline-size:29em;max-block-size:min(34em,100vh - 48px);border-radius:var(--r);padding:1.5em}}
`;

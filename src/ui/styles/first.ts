/** The first layer: a card in the corner, and on a phone a sheet that leaves the page in sight. */
export const first = `
.first{position:fixed;z-index:var(--doui-z,2147483000);inset-inline:0;inset-block:auto 0;max-block-size:60dvh;display:flex;flex-direction:column;gap:1em;padding:1em;padding-block-end:calc(1em + env(safe-area-inset-bottom));background:var(--b);border:1px solid var(--l);border-radius:var(--r) var(--r) 0 0;box-shadow:0 8px 40px rgb(15 25 35/.18)}
.first .body,.first>p{font-size:.9375em}
.first .body{overflow:auto;overscroll-behavior:contain}
.top{display:flex;justify-content:space-between;align-items:baseline;gap:1em}
.first h2{font-size:1.2em}
.first .body>*+p,.first ul{margin-block-start:.5em}
.first ul+*,p+.top{margin-block-start:1em}
.first ul{display:grid;gap:.2em}
.first li .small{display:block}
@media (min-width:40em){.first{inset-inline:24px auto;inset-block:auto 24px;inline-size:29em;max-block-size:calc(100dvh - 48px);border-radius:var(--r);padding:1.5em}}
.first.up{inset-block:0 auto}
`;

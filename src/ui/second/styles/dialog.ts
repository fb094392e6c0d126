/** The dialogs: a sheet over the whole phone, a calm page in the middle of anything wider. */
export const dialog = `
.box{border:1px solid transparent;margin:auto;inline-size:100%;block-size:100%;max-inline-size:100%;max-block-size:100%;background:var(--b);color:inherit;overflow:hidden}
.box[open]{display:flex;flex-direction:column}
.box::backdrop{background:rgb(10 18 26/.5)}
.box>*{padding-inline:1.25em}
.box>.head{display:flex;align-items:center;gap:.75em;padding-block:.5em;padding-inline-end:.5em;border-block-end:1px solid var(--l)}
.head h2{flex:1;font-size:1.0625em}
[tabindex='-1']:focus{outline:0}
.box .body{flex:1;overflow:auto;overscroll-behavior:contain;padding-block:1.5em}
.foot{display:grid;gap:.5em;padding-block:.75em calc(.75em + env(safe-area-inset-bottom));border-block-start:1px solid var(--l)}
output:empty{display:none}
@media (min-width:40em){.box{inline-size:min(44em,100% - 4em);block-size:fit-content;max-block-size:min(50em,100% - 4em);border-radius:var(--r);box-shadow:0 16px 60px rgb(15 25 35/.3)}.box>*{padding-inline:2em}.box>.head{padding-inline-end:1em}}
@media (max-height:30em){.box[open]{display:block;overflow:auto}}
`;

/** Preferences: each purpose, what stands apart in it, and what it was beside what it is. */
export const preferences = `
article+article{margin-block-start:3em;padding-block-start:2em;border-block-start:1px solid var(--l)}
article>.only{margin-block-start:.5em}
.purpose{padding-block:1.1em}
.purpose+.purpose{border-block-start:1px solid var(--l)}
.purpose h5{font-size:1em}
.purpose label{display:block;cursor:pointer}
.purpose>p{margin-block-start:.35em;font-size:.9375em}
.beside{display:grid;gap:1em;margin-block-start:.75em;font-size:.9375em}
.beside section{padding:.75em 1em;border:1px solid var(--l);border-radius:calc(var(--r)*.6)}
.beside section+section{border-color:var(--a)}
.beside h6{font-size:.875em;color:var(--m);margin-block-end:.35em}
.beside .dots{margin-block-start:.4em}
@media (min-width:40em){.beside{grid-template-columns:1fr 1fr}}
`;

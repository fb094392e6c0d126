/**
 * As large as its place, whose border it draws; what does not fit into it can be scrolled to, and a
 * shadow at its foot says so: at the end of the words one that scrolls with them covers it.
 */
export const styles = `
:host{overflow:hidden;border-style:solid;border-color:transparent}
:host([hidden]){display:none}
.root{display:block;block-size:100%;color-scheme:var(--doui-scheme,inherit);font-size:1rem}
.words{display:flex;flex-direction:column;block-size:100%;overflow:auto;padding:.75em;gap:.5em;background:linear-gradient(transparent,var(--b) 70%) bottom/100% 4em no-repeat local,linear-gradient(transparent,var(--l)) bottom/100% 1.5em no-repeat scroll,var(--b);border:1px solid var(--l);font-size:.875em}
.words>:first-child{margin-block-start:auto}
.words>:last-child{margin-block-end:auto}
h2{font-size:1.1em}
.acts{max-inline-size:24em}
.choices{align-self:start;min-block-size:28px;text-decoration:underline;color:var(--a)}
`;

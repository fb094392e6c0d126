import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { relative, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup, type Plugin } from 'rollup';
import type { createConsent } from '../../src/browser/compose.ts';
import type { createHandler } from '../../src/server/handler.ts';
import type { memoryStore } from '../../src/server/memory.ts';

/** A change to a source file, by which a law is to be broken. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Globals by name: what a program sees in the place of the platform's. */
export type Globals = { readonly [name: string]: unknown };

export interface PageCode {
  readonly createConsent: typeof createConsent;
}

export interface ServerCode {
  readonly createHandler: typeof createHandler;
  readonly memoryStore: typeof memoryStore;
}

/** The sources, as functions of their globals: each call is one tab, or one process. */
export interface Programs {
  page(globals: Globals): PageCode;
  server(globals: Globals): ServerCode;
}

const ROOT = resolve(import.meta.dirname, '../..');

const ENTRIES = {
  page: `export { createConsent } from '${ROOT}/src/browser/compose.ts';`,
  server: `export { createHandler } from '${ROOT}/src/server/handler.ts';
    export { memoryStore } from '${ROOT}/src/server/memory.ts';`,
};

/** What a program may ask of its surroundings; what is not given is `undefined`, not Node's own. */
const PLATFORM = `
  AbortController AbortSignal BroadcastChannel CryptoKey CustomEvent Date Document Element Event
  EventTarget HTMLElement Intl MutationObserver Request Response addEventListener atob btoa clearTimeout
  clearInterval console crypto dispatchEvent document fetch globalThis indexedDB
  isSecureContext latePart localStorage location Math navigator performance queueMicrotask
  removeEventListener setInterval setTimeout self window
`
  .trim()
  .split(/\s+/);

/**
 * What is not put into the programs, which are evaluated for every tab: the interface is tested in
 * real browsers, and no notice here asks for the warden, its lockdown and its signals.
 */
const UNUSED: { readonly [file: string]: string } = {
  'mount.tsx': 'export const mount = () => () => {};',
  'warden.ts': 'export const createWarden = () => { throw new Error("no warden here"); };',
};

/** What rollup makes of `import()` in one bundle. A simulated network stands between. */
const LATE = /Promise\.resolve\(\)\.then\(\(\) => ([\w$]+)\)/g;

/** @throws Error where a patch does not apply exactly once: the source has moved on. */
export async function compile(patches: readonly Patch[] = []): Promise<Programs> {
  const [page, server] = await Promise.all([
    bundle(ENTRIES.page, patches),
    bundle(ENTRIES.server, patches),
  ]);
  const unmet = patches.filter(({ file }) => !page.read.has(file) && !server.read.has(file));
  if (unmet.length > 0) throw new Error(`No program reads ${unmet.map(({ file }) => file).join()}`);
  return {
    page: programOf('page', page.code) as Programs['page'],
    server: programOf('server', server.code) as Programs['server'],
  };
}

function programOf(name: string, code: string): (globals: Globals) => object {
  const require = createRequire(import.meta.url);
  const scope = `const { ${PLATFORM.join()} } = env;`;
  const run = compileFunction(
    `${scope} (function () {\n${code}\n})();`,
    ['env', 'exports', 'require'],
    { filename: `${name}.cjs` },
  );
  return (globals) => {
    const made = {};
    run(globals, made, require);
    return made;
  };
}

async function bundle(
  entry: string,
  patches: readonly Patch[],
): Promise<{ code: string; read: Set<string> }> {
  const read = new Set<string>();
  const sources: Plugin = {
    name: 'sources',
    resolveId: (id) =>
      ['entry', ...Object.keys(UNUSED)].find((one) => `/${id}`.endsWith(`/${one}`)) ?? null,
    async load(id) {
      if (id === 'entry') return entry;
      if (id in UNUSED) return UNUSED[id];
      if (!id.endsWith('.ts')) return null;
      const file = relative(ROOT, id);
      read.add(file);
      return stripTypeScriptTypes(patched(await readFile(id, 'utf8'), file, patches));
    },
  };
  const build = await rollup({
    input: 'entry',
    plugins: [sources, nodeResolve({ exportConditions: ['node'], preferBuiltins: true })],
    external: [/^node:/, 'valibot'],
    onwarn() {},
  });
  const { output } = await build.generate({
    format: 'cjs',
    inlineDynamicImports: true,
    interop: 'esModule',
    generatedCode: 'es2015',
  });
  await build.close();
  const [{ code }] = output;
  return { read, code: code.replaceAll(LATE, 'latePart(() => $1)') };
}

function patched(source: string, file: string, patches: readonly Patch[]): string {
  return patches
    .filter((patch) => patch.file === file)
    .reduce((text, { find, replace }) => {
      if (text.split(find).length !== 2) {
        throw new Error(`${file} does not hold once, to be broken:\n${find}`);
      }
      return text.replace(find, () => replace);
    }, source);
}

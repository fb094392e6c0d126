import { readFile } from 'node:fs/promises';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup, type Plugin } from 'rollup';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';
import { PARTS, TOLD, type Framework } from '../fixtures/apps.ts';

/** How to have the one consent of the app: of the script tag in a page, else as it is written. */
const CONSENT = {
  client: 'export const consent = doui;',
  server: (written: string): string =>
    written.replace(`'doui'`, JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)),
};

type Side = 'client' | 'server';

/** The framework with the page of docs/apps.md, as one module. */
export async function bundleApp(framework: Framework, side: Side): Promise<string> {
  const docs = await readFile(new URL('../../docs/apps.md', import.meta.url), 'utf8');
  const snippet = (file: string): string =>
    docs.split('```').find((code) => code.split('\n')[1]?.includes(` ${file}`)) ?? '';
  const code = (file: string): string => snippet(file).replace(/^.*\n/, '');
  const { page, [side]: entry } = PARTS[framework];
  const files: { readonly [path: string]: string } = {
    entry,
    'consent.js': side === 'client' ? CONSENT.client : CONSENT.server(code('consent.js')),
    'Told.svelte': TOLD,
    [page]: code(page),
  };
  const bundle = await rollup({
    input: 'entry',
    external: /^file:/,
    jsx: { mode: 'automatic' },
    treeshake: false,
    plugins: [
      filesOf(files),
      compiled(side),
      react,
      nodeResolve({
        browser: side === 'client',
        exportConditions: ['production'],
      }),
      production,
    ],
    onwarn() {},
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  return output[0].code;
}

/** Files that are not on the disk. */
const filesOf = (files: { readonly [path: string]: string }): Plugin => ({
  name: 'files',
  resolveId(id) {
    const name = id.replace('./', '');
    return name in files ? { id: `${ROOT}${name}`, external: false } : null;
  },
  load: (id) => files[id.replace(ROOT, '')] ?? null,
});

/** From where packages are found. */
const ROOT = new URL('../../', import.meta.url).pathname;

const compiled = (side: Side): Plugin => ({
  name: 'compiled',
  transform(code, id) {
    if (id.endsWith('.svelte')) {
      return compile(code, { filename: id, generate: side, css: 'injected' }).js.code;
    }
    if (!id.endsWith('.vue')) return null;
    const { descriptor, errors } = parse(code, { filename: id });
    if (errors[0]) throw errors[0];
    return compileScript(descriptor, {
      id: 'page',
      inlineTemplate: true,
      templateOptions: { ssr: side === 'server', ssrCssVars: [] },
    }).content;
  },
});

/** React is written for `require`. */
const react: Plugin = {
  name: 'react',
  transform(code, id) {
    if (!/\/node_modules\/(react|react-dom|scheduler)\//.test(id)) return null;
    const found = [...code.matchAll(/require\(['"]([^'"]+)['"]\)/g)].map(([, name = '']) => name);
    const names = [...new Set(found)].filter((name) => !name.includes('development'));
    return {
      code: `${names.map((name, i) => `import r${i} from '${name}';`).join('\n')}
        const all = { ${names.map((name, i) => `'${name}': r${i}`).join()} };
        const module = { exports: {} };
        ((exports, require) => {${code}\n})(module.exports, (name) => all[name]);
        export default module.exports;`,
      syntheticNamedExports: true,
    };
  },
};

const production: Plugin = {
  name: 'production',
  transform: (code) =>
    code
      .replaceAll('process.env.NODE_ENV', '"production"')
      .replaceAll(/__VUE_(OPTIONS_API|PROD_\w+)__/g, 'false'),
};

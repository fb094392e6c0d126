import { readFile } from 'node:fs/promises';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup, type Plugin } from 'rollup';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

export const FRAMEWORKS = ['React', 'Vue', 'Svelte'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** What the page of docs/apps.md is told. */
export interface Props {
  readonly title: string;
  readonly tags: readonly string[];
  readonly images: readonly string[];
  readonly frames: readonly string[];
}

/** That page in a browser. */
export interface App {
  /** Puts it into an element that is empty, or takes over what the server rendered there. */
  put(place: Element, props: Props): void | Promise<void>;
  hydrate(place: Element, props: Props): void | Promise<void>;
  show(props: Props): void | Promise<void>;
  take(): void | Promise<void>;
}

/** Where docs/apps.md has it, and how it is put into a page by each, as an app would. */
const PARTS: { readonly [framework in Framework]: Parts } = {
  React: {
    page: 'Page.jsx',
    client: `
      import { createElement, useEffect } from 'react';
      import { flushSync } from 'react-dom';
      import { createRoot, hydrateRoot } from 'react-dom/client';
      import { Page } from './Page.jsx';
      const Told = ({ done, ...props }) => (useEffect(done), createElement(Page, props));
      const told = (start) => new Promise((done) => start((props) => createElement(Told, { ...props, done })));
      let root;
      export const app = {
        put: (place, props) => told((of) => (root = createRoot(place)).render(of(props))),
        hydrate: (place, props) => told((of) => (root = hydrateRoot(place, of(props)))),
        show: (props) => told((of) => root.render(of(props))),
        take: () => flushSync(() => root.unmount()),
      };`,
    server: `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { Page } from './Page.jsx';
      export const render = (props) => renderToString(createElement(Page, props));`,
  },
  Vue: {
    page: 'Page.vue',
    client: `
      import { createApp, createSSRApp, h, nextTick, shallowRef } from 'vue';
      import Page from './Page.vue';
      let [app, told] = [];
      const start = (create, place, props) => {
        told = shallowRef(props);
        app = create(() => h(Page, told.value));
        app.mount(place);
        return nextTick();
      };
      export const page = {
        put: (place, props) => start(createApp, place, props),
        hydrate: (place, props) => start(createSSRApp, place, props),
        show: (props) => ((told.value = props), nextTick()),
        take: () => app.unmount(),
      };
      export { page as app };`,
    server: `
      import { createSSRApp, h } from 'vue';
      import { renderToString } from '@vue/server-renderer';
      import Page from './Page.vue';
      export const render = (props) => renderToString(createSSRApp(() => h(Page, props)));`,
  },
  Svelte: {
    page: 'Page.svelte',
    client: `
      import { flushSync, hydrate, mount, unmount } from 'svelte';
      import { writable } from 'svelte/store';
      import Told from './Told.svelte';
      const told = writable();
      let page;
      const start = (how, target, props) => {
        told.set(props);
        page = how(Told, { target, props: { told } });
        flushSync();
      };
      export const app = {
        put: (place, props) => start(mount, place, props),
        hydrate: (place, props) => start(hydrate, place, props),
        show: (props) => (told.set(props), flushSync()),
        take: () => unmount(page),
      };`,
    server: `
      import { render as put } from 'svelte/server';
      import { readable } from 'svelte/store';
      import Told from './Told.svelte';
      export const render = (props) => put(Told, { props: { told: readable(props) } }).body;`,
  },
};

interface Parts {
  readonly page: string;
  readonly client: string;
  readonly server: string;
}

const TOLD = `<script>
  import Page from './Page.svelte';
  const { told } = $props();
</script>
<Page {...$told} />`;

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

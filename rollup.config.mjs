import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/*
 * Bundles what `tsc -b` emitted: `doui.js`, a classic script, and beside it the parts that it
 * loads when it needs them. Each part stands alone, so that no request waits for another; what two
 * of them use is in both, and so must hold no state.
 */
const PARTS = {
  'browser/checker.js': 'doui-checker',
  'browser/clerk.js': 'doui-clerk',
  'browser/storage/mender.js': 'doui-mender',
  'core/advice.js': 'doui-advice',
  'core/contradictions.js': 'doui-contradictions',
  'core/misshapen.js': 'doui-misshapen',
  'browser/warden/warden.js': 'doui-warden',
  'browser/warden/leavings/leavings.js': 'doui-leavings',
  'browser/warden/signals/signals.js': 'doui-signals',
  'browser/warden/auditor.js': 'doui-auditor',
  'browser/warden/signals/tcf/tcf.js': 'doui-tcf',
  'browser/warden/signals/gpp/gpp.js': 'doui-gpp',
  'ui/placeholder/standIn.js': 'doui-placeholder',
  'ui/mount.js': 'doui-ui',
};

/** `import()` of a part, seen from another bundle, is `import()` of the file beside it. */
const parts = {
  name: 'parts',
  resolveDynamicImport(specifier, importer) {
    const part = PARTS[relative('dist', resolve(importer, '..', specifier))];
    return part === undefined ? null : { id: `./${part}.js`, external: true };
  },
};

const made = new Set();

/** At the end, removes bundles of earlier builds that this one did not make. */
const sweep = {
  name: 'sweep',
  writeBundle(_, bundle) {
    for (const name of Object.keys(bundle)) made.add(name);
    if (!Object.values(PARTS).every((part) => made.has(`${part}.js`))) return;
    for (const name of readdirSync('dist')) {
      if (/^doui.*\.js(\.map)?$/.test(name) && !made.has(name)) rmSync(resolve('dist', name));
    }
  },
};

/** `ui/words/second/ja.js` is `doui-words-second-ja.js`, `ui/second/RecordView.js` is `doui-record-view.js`. */
function nameOf({ moduleIds }) {
  const path = moduleIds.at(-1);
  const words = /\/words\/.*(?=\.js)/.exec(path)?.[0].replace('/first/', '/').replaceAll('/', '-');
  const name = words ?? `-${basename(path, '.js').replace(/\B[A-Z]/g, '-$&')}`;
  return `doui${name.toLowerCase()}.js`;
}

/** What measurably takes bytes off; no function here is called with `new`, or reads `arguments`. */
const SMALLER = {
  passes: 6,
  inline: 1,
  unsafe_arrows: true,
  hoist_funs: true,
  negate_iife: false,
  lhs_constants: false,
  // Leaves out what only editors read: see `core/shape/parts.ts`.
  global_defs: { PAGE: true },
};

const bundle = (path, name, format) => ({
  input: { [name]: resolve('dist', path) },
  // What a part loads later may use what is in the part itself.
  preserveEntrySignatures: 'allow-extension',
  plugins: [nodeResolve({ browser: true }), parts, sweep],
  // A warning is a bundle that may not work. The IAB's libraries go in circles, and work.
  onwarn({ message, code, ids = [] }) {
    if (code === 'CIRCULAR_DEPENDENCY' && ids.every((id) => id.includes('/@iab'))) return;
    throw new Error(message);
  },
  output: {
    dir: 'dist',
    format,
    // Beside each file, for who looks for it; the file spends no bytes on saying so.
    sourcemap: 'hidden',
    entryFileNames: '[name].js',
    chunkFileNames: nameOf,
    generatedCode: 'es2015',
    plugins: [terser({ ecma: 2020, compress: SMALLER, toplevel: true })],
  },
});

/** What a policy of the page must name to let the inline scripts run (CSP3 §6.7.3.3). */
const hashed = {
  name: 'hashed',
  writeBundle(_, bundle) {
    for (const [name, { code }] of Object.entries(bundle)) {
      if (!code) continue;
      const hash = createHash('sha256').update(code).digest('base64');
      console.log(`${name}: 'sha256-${hash}'`);
    }
  },
};

const inline = (path, name) => {
  const made = bundle(path, name, 'iife');
  return { ...made, plugins: [...made.plugins, hashed] };
};

export default [
  bundle('script.js', 'doui', 'iife'),
  bundle('guardScript.js', 'doui-guard', 'iife'),
  inline('head.js', 'doui-head'),
  inline('stub.js', 'doui-stub'),
  ...Object.entries(PARTS).map(([path, name]) => bundle(path, name, 'es')),
];

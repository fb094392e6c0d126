import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The single-page app, as a site bundles it: `doui` by its name, and the interface as its own chunk. */
export default {
  input: here('./app/main.js'),
  output: {
    dir: here('./dist'),
    format: 'es',
    entryFileNames: 'app.js',
    chunkFileNames: 'part-[name].js',
  },
  plugins: [
    {
      name: 'this-package',
      resolveId: (id) => (id === 'doui' ? here('../dist/index.js') : null),
    },
    resolve({ browser: true }),
  ],
};

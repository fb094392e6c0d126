import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

/** The package as a site's own bundler would put it into one file. */
export async function npmBundle(): Promise<string> {
  const bundle = await rollup({
    input: new URL('../../dist/index.js', import.meta.url).pathname,
    plugins: [nodeResolve({ browser: true })],
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  return output[0].code;
}

/* Removes what `tsc -b` made of sources that are gone: it never does so itself. */
import { existsSync, globSync, rmSync } from 'node:fs';

process.chdir(new URL('..', import.meta.url).pathname);
for (const file of globSync('dist/**/*.{js,d.ts}')) {
  const source = file.replace('dist', 'src').replace(/(\.d\.ts|\.js)$/, '.ts');
  const isBundle = /^dist.doui[^/\\]*$/.test(file);
  if (!isBundle && !existsSync(source) && !existsSync(`${source}x`)) rmSync(file);
}

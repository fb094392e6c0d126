import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed package, a `.tgz`. */
    readonly tarball: string;
    /** A project in which only that package, and what it says it depends on, is installed. */
    readonly consumer: string;
  }
}

/** Packs the package as npm would publish it, and installs it without any network. */
export default function setup(project: TestProject): () => void {
  if (!existsSync('dist/doui.js')) {
    throw new Error('The package is tested as built: run `npm run build` first.');
  }
  const consumer = mkdtempSync(join(tmpdir(), 'doui-package-'));
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', consumer], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as [{ filename: string }];
  const tarball = join(consumer, packed.filename);

  const modules = join(consumer, 'node_modules');
  const installed = join(modules, 'doui');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(modules, name), 'dir');
  }

  project.provide('tarball', tarball);
  project.provide('consumer', consumer);
  return () => rmSync(consumer, { recursive: true, force: true });
}

import { readFile } from 'node:fs/promises';
import { check } from './check.ts';
import { conformance } from './conformance/run.ts';
import { csp } from './csp/run.ts';
import { head } from './head/run.ts';
import { HELP, HELP_OF } from './help.ts';
import { lock } from './lock.ts';
import { optionsOf } from './options.ts';
import type { Outcome } from './outcome.ts';
import { record } from './record/run.ts';
import { scan } from './scan/run.ts';
import { serve } from './serve.ts';
import { isUnusable } from './unusable.ts';
import { verifyExport } from './verify/run.ts';

/** Does what the arguments after `doui` say. */
export async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  coloured: boolean,
): Promise<Outcome> {
  const options = optionsOf(args, env);
  if (isUnusable(options)) return { status: 2, err: `${options.unusable}\nSee doui --help.\n` };
  if (options.command === 'check') return check(options, coloured);
  if (options.command === 'lock') return lock(options, coloured);
  if (options.command === 'csp') return csp(options, coloured);
  if (options.command === 'head') return head(options, coloured);
  if (options.command === 'serve') return serve(options);
  if (options.command === 'verify') return verifyExport(options);
  if (options.command === 'record') return record(options);
  if (options.command === 'conformance') return conformance(options);
  if (options.command === 'scan') return scan(options);
  if (options.command === 'version') return { status: 0, out: `${await version()}\n` };
  return { status: 0, out: options.of === undefined ? HELP : HELP_OF[options.of] };
}

/** As `package.json` says, two folders up from the sources and from what is built of them. */
async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

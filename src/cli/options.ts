import { checkOptionsOf, type CheckOptions } from './checkOptions.ts';
import { conformanceOptionsOf, type ConformanceOptions } from './conformance/options.ts';
import { cspOptionsOf, type CspOptions } from './csp/options.ts';
import { headOptionsOf, type HeadOptions } from './head/options.ts';
import { COMMANDS, type Command } from './help.ts';
import { lockOptionsOf, type LockOptions } from './lockOptions.ts';
import { recordOptionsOf, type RecordOptions } from './record/options.ts';
import { scanOptionsOf, type ScanOptions } from './scan/options.ts';
import { serveOptionsOf, type ServeOptions } from './serve/options.ts';
import { unusable, type Unusable } from './unusable.ts';
import { verifyOptionsOf, type VerifyCommand } from './verify/options.ts';

export type Options =
  | CheckOptions
  | LockOptions
  | CspOptions
  | HeadOptions
  | ServeOptions
  | VerifyCommand
  | RecordOptions
  | ConformanceOptions
  | ScanOptions
  | { readonly command: 'help'; readonly of?: Command | undefined }
  | { readonly command: 'version' };

/** By command: what its arguments, and the environment, ask for. */
const OPTIONS_OF: {
  readonly [command in Command]: (
    args: readonly string[],
    env: NodeJS.ProcessEnv,
  ) => Options | Unusable;
} = {
  check: checkOptionsOf,
  lock: lockOptionsOf,
  csp: cspOptionsOf,
  head: headOptionsOf,
  serve: serveOptionsOf,
  verify: verifyOptionsOf,
  record: recordOptionsOf,
  conformance: conformanceOptionsOf,
  scan: scanOptionsOf,
};

/** What the arguments ask for, or why they cannot be understood. */
export function optionsOf(args: readonly string[], env: NodeJS.ProcessEnv): Options | Unusable {
  const index = args.findIndex((arg) => !arg.startsWith('-'));
  const name = args[index];
  const command = COMMANDS.find((known) => known === name);
  if (args.includes('--help') || args.includes('-h')) return { command: 'help', of: command };
  if (args[0] === '--version') return { command: 'version' };
  if (command === undefined) {
    return unusable(name === undefined ? 'No command.' : `There is no command "${name}".`);
  }
  if (index > 0) return unusable(`Write options after the command: doui ${command} ${args[0]} …`);
  try {
    return OPTIONS_OF[command](args.slice(1), env);
  } catch (caught) {
    // parseArgs throws a TypeError that says which argument it is.
    return unusable((caught as Error).message);
  }
}

#!/usr/bin/env node
import { run } from './run.ts';

const { stdout, stderr, env } = process;

// Who reads only the first lines (`| head`) closes the pipe early; that is no failure.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const coloured = stdout.isTTY && (env['NO_COLOR'] ?? '') === '';
const { status, out = '', err = '' } = await run(process.argv.slice(2), env, coloured);
stdout.write(out);
stderr.write(err);
process.exitCode = status;

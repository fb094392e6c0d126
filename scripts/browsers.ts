/*
 * Finds what the tests in browsers need, and on Debian, as root, installs what is missing. Silent
 * when all is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { find, isProgram, PROGRAMS, type Program } from '../test/support/browsers.ts';

/** Without it Chinese and Japanese pages show boxes, which the screenshots would then keep. */
const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
/** What Debian's `xvfb` and the browsers need beside themselves. */
const BESIDES = ['xauth', 'fonts-noto-cjk'];

const programs: readonly Program[] = Object.values(PROGRAMS);

const misnamed = programs.filter((program) => {
  const path = process.env[program.variable];
  return path !== undefined && path !== '' && !isProgram(path);
});
if (misnamed.length > 0) {
  fail(misnamed.map(({ variable }) => `${variable}=${process.env[variable]} is no program.`));
}

let missing = absent();
if (missing.length > 0) {
  const packages = [...new Set([...missing.map(({ debian }) => debian), ...BESIDES])];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${packages.join(' ')}, which the tests in browsers need.`);
    apt('update', '-qq');
    apt('install', '-qq', '-y', '--no-install-recommends', ...packages);
    missing = absent();
  }
  if (missing.length > 0) {
    fail([
      `The tests in browsers need ${missing.map(({ name }) => name).join(', ')}.`,
      `On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`,
      `Elsewhere, install them and say where they are: ${missing.map(({ variable }) => `${variable}=/path`).join(' ')}`,
    ]);
  }
}
if (process.platform === 'linux' && !existsSync(FONT)) {
  console.warn(`Without ${FONT} (fonts-noto-cjk) the words of East Asian pages have no glyphs.`);
}

function absent(): Program[] {
  return programs.filter((program) => find(program) === undefined);
}

function apt(...words: string[]): void {
  const { status, error } = spawnSync('apt-get', words, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) fail([`apt-get ${words[0]} failed${error ? `: ${error.message}` : ''}.`]);
}

function fail(lines: readonly string[]): never {
  console.error(lines.join('\n'));
  process.exit(1);
}

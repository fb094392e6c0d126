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

const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
let missing = absent();
if (missing.length > 0) {
  const packages = [...new Set([...missing.map(({ debian }) => debian), ...BESIDES])];
  if (mayInstall) {
    console.log(`Installing ${packages.join(' ')}, which the tests in browsers need.`);
    for (const words of [['update'], install(packages)]) {
      const why = apt(words);
      if (why !== undefined) fail([why]);
    }
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

for (const program of programs) {
  const { name, debian, instead } = program;
  if (instead === undefined || find(program) !== undefined) continue;
  // Not worth waiting for where there is no network.
  if (mayInstall) apt([...install([debian]), '-o', 'Acquire::http::Timeout=10']);
  if (find(program) === undefined) console.warn(`Without ${name} (${debian}) ${instead}.`);
}

function absent(): Program[] {
  return programs.filter((program) => program.instead === undefined && find(program) === undefined);
}

function install(packages: readonly string[]): string[] {
  return ['install', '-y', '--no-install-recommends', ...packages];
}

/** The failure, if it is one. */
function apt(words: readonly string[]): string | undefined {
  const { status, error } = spawnSync('apt-get', ['-qq', ...words], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status === 0) return undefined;
  return `apt-get ${words[0]} failed${error ? `: ${error.message}` : ''}.`;
}

function fail(lines: readonly string[]): never {
  console.error(lines.join('\n'));
  process.exit(1);
}

import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that the tests in browsers need. */
export interface Program {
  readonly name: string;
  /** The environment variable that says where it is, if it isn't where it's usually found. */
  readonly variable: string;
  /** What it's called, on the PATH or in full. */
  readonly candidates: readonly string[];
  /** The Debian package that has it. */
  readonly debian: string;
  /** Whether all can be tested without it, and how. */
  readonly instead?: string;
}

/** WebKitGTK keeps its test browser out of the PATH, in a folder that depends on the machine. */
function miniBrowsers(): string[] {
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64'].flatMap((root) => [
    root,
    ...(existsSync(root)
      ? readdirSync(root, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
          .map((entry) => join(root, entry.name))
      : []),
  ]);
  return ['4.1', '6.0', '4.0'].flatMap((version) => [
    ...roots.map((root) => `${root}/webkit2gtk-${version}/MiniBrowser`),
    ...roots.map((root) => `${root}/webkitgtk-${version}/MiniBrowser`),
  ]);
}

export const PROGRAMS = {
  chromium: {
    name: 'Chromium',
    variable: 'CHROMIUM',
    candidates: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    debian: 'chromium',
  },
  headlessShell: {
    name: 'Chromium’s headless shell',
    variable: 'CHROMIUM_HEADLESS_SHELL',
    candidates: ['chromium-headless-shell', 'chrome-headless-shell'],
    debian: 'chromium-headless-shell',
    instead: 'the tests run in Chromium, which takes them twice as long',
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX',
    candidates: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    debian: 'firefox-esr',
  },
  webkitDriver: {
    name: 'WebKitWebDriver',
    variable: 'WEBKIT_DRIVER',
    candidates: ['WebKitWebDriver'],
    debian: 'webkit2gtk-driver',
  },
  miniBrowser: {
    name: 'MiniBrowser (WebKitGTK)',
    variable: 'WEBKIT_BROWSER',
    candidates: ['MiniBrowser', ...miniBrowsers()],
    debian: 'webkit2gtk-driver',
  },
  xvfb: { name: 'Xvfb', variable: 'XVFB', candidates: ['Xvfb'], debian: 'xvfb' },
} as const satisfies Record<string, Program>;

/** Where a program is, or `undefined`. What the environment names is taken at its word. */
export function find({ variable, candidates }: Program): string | undefined {
  const named = process.env[variable];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return candidates
    .flatMap((name) => (name.includes('/') ? [name] : folders.map((folder) => join(folder, name))))
    .find(isProgram);
}

/** @throws when it isn't there, saying what to do. */
export function pathOf(key: keyof typeof PROGRAMS): string {
  const program: Program = PROGRAMS[key];
  const path = find(program);
  if (path !== undefined && isProgram(path)) return path;
  throw new Error(
    path === undefined
      ? `${program.name} is not here. Run \`npm run browsers\`, or say where it is by the environment variable ${program.variable}.`
      : `The environment variable ${program.variable} says ${path}, which is no program.`,
  );
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

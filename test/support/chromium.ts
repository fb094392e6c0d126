import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';
import { find, pathOf, PROGRAMS } from './browsers.ts';

const ARGUMENTS = [
  // Chromium's own sandbox refuses to run as root, which is who containers are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Chromium with the options that differ from ours; close it by `close()`. Its headless shell, where
 * there is one: the same engine, without windows that nobody sees.
 */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), ...withOurs(options) });
}

/** Where the headless shell is, or else Chromium. */
export const chromiumPath = (): string => find(PROGRAMS.headlessShell) ?? pathOf('chromium');

type PersistentOptions = Parameters<typeof chromium.launchPersistentContext>[1];

/**
 * Chromium with a profile that outlives it, as a person's does.
 *
 * @public
 */
export function launchChromiumWith(
  userDataDir: string,
  options: PersistentOptions = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(userDataDir, {
    executablePath: pathOf('chromium'),
    ...withOurs(options),
  });
}

/**
 * What it takes to start Chromium without Playwright, in order to kill it as a crash would.
 *
 * @public
 */
export const chromiumCommand = (...args: string[]): [path: string, args: string[]] => [
  chromiumPath(),
  ['--headless', ...ARGUMENTS, ...args],
];

function withOurs<Options extends { args?: string[] }>(options: Options) {
  return {
    headless: true,
    ...options,
    args: [...ARGUMENTS, ...(options.args ?? [])],
  };
}

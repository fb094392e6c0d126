import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { unusable, type Unusable } from '../unusable.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const ARGUMENTS = [
  // Chromium's own sandbox refuses to run as root, which is who containers are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** A Chromium that is driven: the one named, or else one that is installed. */
export async function openBrowser(named: string | undefined): Promise<Browser | Unusable> {
  const playwright = await import('playwright-core').catch(() => undefined);
  if (playwright === undefined) {
    return unusable('doui scan drives a browser: npm install --save-dev playwright-core.');
  }
  const { chromium } = playwright;
  const path = named ?? found([chromium.executablePath()]);
  if (path === undefined) {
    return unusable(
      'No Chromium is here. Install one (npx playwright-core install chromium), or name it by --browser.',
    );
  }
  try {
    return await chromium.launch({ executablePath: path, args: ARGUMENTS });
  } catch (caught) {
    const [line = ''] = (caught as Error).message.split('\n');
    return unusable(`${path}: does not start (${line}).`);
  }
}

function found(first: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...first, ...onPath, ...ELSEWHERE].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

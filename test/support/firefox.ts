import { launch, type Browser, type LaunchOptions } from 'puppeteer-core';
import { pathOf } from './browsers.ts';

/** Firefox over WebDriver BiDi, headless, with a profile of its own; close it by `close()`. */
export function launchFirefox(options: LaunchOptions = {}): Promise<Browser> {
  return launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: pathOf('firefox'),
    headless: true,
    ...options,
  });
}

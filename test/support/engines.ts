import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from './browsers.ts';
import { chromiumCommand } from './chromium.ts';
import { end, kill, startGroup } from './process.ts';
import type { Screen } from './screen.ts';

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A browser as a person starts it: nobody drives it, and what it keeps outlives it. */
export interface Running {
  /** SIGKILL, to all of its processes at once. */
  kill(): Promise<void>;
  quit(): Promise<void>;
}

/** Starts a browser with a profile of its own, at an address. */
export function startEngine(
  engine: EngineName,
  profile: string,
  url: string,
  { environment }: Screen,
): Running {
  const [path, args, own = {}] = COMMANDS[engine](profile, url);
  const child = startGroup(path, args, { ...environment, ...own });
  return { kill: () => kill(child), quit: () => end(child) };
}

type Command = [path: string, args: string[], environment?: NodeJS.ProcessEnv];

const COMMANDS: { readonly [Name in EngineName]: (profile: string, url: string) => Command } = {
  // The port, any that is free, stands in the profile: a browser may be driven, and killed all the same.
  chromium: (profile, url) =>
    chromiumCommand(`--user-data-dir=${profile}`, '--remote-debugging-port=0', url),
  firefox(profile, url) {
    const prefs = Object.entries(FIREFOX).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), prefs.join('\n'));
    const args = ['--headless', '--no-remote', '--profile', profile, url];
    return [pathOf('firefox'), args, { MOZ_CRASHREPORTER_DISABLE: '1' }];
  },
  webkit: (profile, url) => [
    'dbus-run-session',
    ['--', pathOf('miniBrowser'), url],
    {
      HOME: profile,
      XDG_DATA_HOME: join(profile, 'data'),
      XDG_CACHE_HOME: join(profile, 'cache'),
      XDG_CONFIG_HOME: join(profile, 'config'),
      XDG_RUNTIME_DIR: profile,
      GSETTINGS_BACKEND: 'memory',
      NO_AT_BRIDGE: '1',
    },
  ],
};

/** Neither first visits, nor restored sessions, nor what else Firefox asks the network for. */
const FIREFOX = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  // One process for all pages: it starts sooner.
  'dom.ipc.processCount': 1,
  'dom.ipc.processPrelaunch.enabled': false,
  'fission.autostart': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.startup.max_resumed_crashes': -1,
};

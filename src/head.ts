/*
 * `doui-head.js`: stands inline in the head, before everything, and tells all parties at once what
 * holds until the state is known: that nothing is granted. What it is told stands in its own tag, so
 * that its text, and with it the hash for a policy, is the same on every page.
 */
import { keepOut } from './browser/head/keepOut.ts';
import { openSignals } from './browser/head/openSignals.ts';
import { wasOpen } from './browser/head/wasOpen.ts';
import type { HeadConfig } from './core/head.ts';

const tag = document.currentScript;

if (tag instanceof HTMLScriptElement) {
  const config = JSON.parse(tag.dataset['doui'] ?? '{}') as HeadConfig;
  const { open, settled } = wasOpen(config.name);
  if (config.lockdown) keepOut(config.lockdown, open);
  // Of what is still to be asked the parties are not told that it is refused.
  openSignals(config, settled ? open : undefined);
}

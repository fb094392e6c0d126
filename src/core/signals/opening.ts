import type { Signal } from '../signal.ts';
import { tellClarity } from './clarity.ts';
import { openGoogle } from './google.ts';
import { openMatomo } from './matomo.ts';
import { tellMeta } from './meta.ts';
import type { Said } from './said.ts';
import { openTikTok } from './tiktok.ts';
import { openUet } from './uet.ts';

/** What a party must hear before its own script runs: that nothing is granted. */
export function openingOf(signal: Signal): Said | undefined {
  switch (signal.key) {
    case 'google':
      return openGoogle(signal);
    case 'uet':
      return openUet();
    case 'clarity':
      return tellClarity({});
    case 'meta':
      return tellMeta({}, signal);
    case 'tiktok':
      return openTikTok();
    case 'matomo':
      return openMatomo(signal);
    // They stand ready in another way, or hear nothing before there is something to hear.
    case 'gtm':
    case 'shopify':
    case 'adobe':
    case 'tcf':
    case 'gpp':
    default:
      return undefined;
  }
}

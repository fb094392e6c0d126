import type { Signal, Told } from '../signal.ts';
import type { Instant } from '../units.ts';
import { tellAdobe } from './adobe.ts';
import { tellClarity } from './clarity.ts';
import { tellGoogle } from './google.ts';
import { tellGtm } from './gtm.ts';
import { tellMatomo } from './matomo.ts';
import { tellMeta } from './meta.ts';
import type { Said } from './said.ts';
import { tellTikTok } from './tiktok.ts';
import { tellUet } from './uet.ts';

/** What a party is told now, and was told before on this page; `undefined` of one with an interface. */
export function tellingOf(
  signal: Signal,
  told: Told,
  before: Told | undefined,
  at: Instant,
): Said | undefined {
  switch (signal.key) {
    case 'google':
      return tellGoogle(told);
    case 'gtm':
      return tellGtm(told, signal);
    case 'uet':
      return tellUet(told);
    case 'clarity':
      return tellClarity(told);
    case 'meta':
      return tellMeta(told, signal);
    case 'tiktok':
      return tellTikTok(told);
    case 'matomo':
      return tellMatomo(told, signal);
    case 'adobe':
      return tellAdobe(told, before, at);
    case 'shopify':
    case 'tcf':
    case 'gpp':
    default:
      return undefined;
  }
}

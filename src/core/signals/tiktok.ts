import type { Told } from '../signal.ts';
import type { Said } from './said.ts';

/** TikTok's pixel: it holds what it has to send until it hears more. */
export const openTikTok = (): Said => ['ttq', [['holdConsent']]];

/** Nothing is revoked of what nobody was asked. */
export const tellTikTok = ({ consent }: Told): Said => [
  'ttq',
  consent === undefined ? [] : [[consent ? 'grantConsent' : 'revokeConsent']],
];

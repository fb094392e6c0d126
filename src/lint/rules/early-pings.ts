import { isWithin } from '../../core/origins.ts';
import { isChoice } from '../asked.ts';
import type { Rule } from '../rule.ts';
import { japanese } from '../scope.ts';

/** Where Google’s tags send what they measure without storing anything. */
const GOOGLE = [
  'www.google.com',
  'www.google-analytics.com',
  'region1.google-analytics.com',
  'analytics.google.com',
  'www.googletagmanager.com',
  'www.googleadservices.com',
  'googleads.g.doubleclick.net',
  'pagead2.googlesyndication.com',
];

export const earlyPings: Rule = {
  id: 'early-pings',
  severity: 'note',
  law: 'TBA 27-12',
  title:
    'What Google’s tags send while everything is denied (advanced Consent Mode) is stated as a transmission that waits for nobody.',
  *check(scope) {
    const { signals = [], transmissions = {} } = scope.document;
    const stated = Object.values(transmissions).some(
      ({ exemption, purposes, origins }) =>
        origins.some((source) => GOOGLE.some((host) => isWithin(source, `https://${host}/`))) &&
        (exemption !== undefined || !purposes.some((purpose) => isChoice(scope, purpose))),
    );
    if (stated || japanese(scope).length === 0) return;
    for (const [index, signal] of signals.entries()) {
      if (signal.key !== 'google') continue;
      // They mean something only to tags that run before anybody has decided.
      const [option] = (['waitForUpdate', 'adsDataRedaction', 'urlPassthrough'] as const).filter(
        (name) => signal[name] !== undefined,
      );
      if (option === undefined) continue;
      yield {
        path: ['signals', index, option],
        message: `"${option}" is for tags that run before consent. What they then send to Google is a transmission too, and none is stated that goes without consent.`,
        mend: 'Mark the tags, so that none runs before, and remove it; or state that transmission.',
      };
    }
  },
};

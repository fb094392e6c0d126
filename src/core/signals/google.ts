import type { Signal, Told } from '../signal.ts';
import { denied, worded, type Said } from './said.ts';

type Google = Extract<Signal, { key: 'google' }>;

/**
 * Google Consent Mode v2, before any tag: denied everywhere, and where `region` says so (or
 * everywhere) tags wait for the state. No region is ever granted by default.
 */
export function openGoogle({ follows, ...options }: Google): Said {
  const { waitForUpdate: wait, region, adsDataRedaction, urlPassthrough } = options;
  const all = denied(Object.keys(follows));
  const waiting = wait === undefined ? {} : { wait_for_update: wait };
  return [
    'gtag',
    [
      ['consent', 'default', region ? all : { ...all, ...waiting }],
      ...(region ? [['consent', 'default', { ...all, ...waiting, region }]] : []),
      ...(adsDataRedaction ? [['set', 'ads_data_redaction', true]] : []),
      ...(urlPassthrough ? [['set', 'url_passthrough', true]] : []),
    ],
  ];
}

export const tellGoogle = (told: Told): Said => ['gtag', [['consent', 'update', worded(told)]]];

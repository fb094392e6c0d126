import type { Signal, Told } from '../signal.ts';
import { worded, type Said } from './said.ts';

type Gtm = Extract<Signal, { key: 'gtm' }>;

/**
 * An event that triggers of Tag Manager can wait for, with the site's own words beside it, as
 * `granted` and `denied` under `doui`. Consent Mode has no event of its own.
 */
export const tellGtm = (told: Told, { event = 'doui' }: Gtm): Said => [
  'dataLayer',
  [[{ event, doui: worded(told) }]],
];

import type { Told } from '../signal.ts';
import { wordOf, type Said } from './said.ts';

/** Microsoft Clarity, by `consentv2`, which must have both words each time. */
export const tellClarity = ({ ad_Storage, analytics_Storage }: Told): Said => [
  'clarity',
  [['consentv2', { ad_Storage: wordOf(ad_Storage), analytics_Storage: wordOf(analytics_Storage) }]],
];

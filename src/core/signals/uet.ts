import type { Told } from '../signal.ts';
import { denied, worded, type Said } from './said.ts';

/** Microsoft Advertising: its one word is `ad_storage`. */
export const openUet = (): Said => ['uetq', [['consent', 'default', denied(['ad_storage'])]]];

export const tellUet = (told: Told): Said => ['uetq', [['consent', 'update', worded(told)]]];

import type { Exemption } from './purpose.ts';

/** Every exemption. */
export const EXEMPTIONS: readonly Exemption[] = [
  'law',
  'vital-interest',
  'public-health',
  'public-task',
  'academic',
  'display',
  'redisplay-input',
  'redisplay-login',
  'abuse-detection',
  'operation',
  'own-identifier',
];

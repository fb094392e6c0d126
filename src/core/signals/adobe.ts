import type { Told } from '../signal.ts';
import type { Instant } from '../units.ts';
import type { Said } from './said.ts';

/**
 * Adobe's Web SDK, which itself sends to Adobe what it is told: so that it hears of a refusal only
 * after a grant. Until then `defaultConsent: 'pending'` holds it.
 */
export const tellAdobe = (told: Told, before: Told | undefined, time: Instant): Said => {
  const value = {
    ...('collect' in told && { collect: { val: letter(told['collect']) } }),
    ...('personalize' in told && {
      personalize: { content: { val: letter(told['personalize']) } },
    }),
    metadata: { time },
  };
  return [
    'alloy',
    isGranted(told) || isGranted(before)
      ? [['setConsent', { consent: [{ standard: 'Adobe', version: '2.0', value }] }]]
      : [],
  ];
};

const letter = (granted: boolean | undefined): 'y' | 'n' => (granted === true ? 'y' : 'n');

const isGranted = (told: Told = {}): boolean => Object.values(told).includes(true);

import type { FirstWords } from '../FirstWords.ts';

export const en: FirstWords = {
  lang: 'en',
  language: 'Language',
  acceptAll: 'Accept all',
  refuseAll: 'Refuse all',
  choose: 'Choose',
  saved: 'Your choice is saved.',
  notSaved: 'Your choice could not be saved on this device. Please try again.',
  noChoices: 'Choices could not be loaded. You can answer for all here.',
  bases: {
    consent: 'Only if you agree',
    'opt-out': 'In use unless you refuse',
    required: 'Needed for the service',
    'notice-only': 'Announced; nothing to decide',
  },
  reasons: {
    'not-asked': () => 'Not decided yet',
    granted: (date) => `You agreed on ${date}`,
    refused: (date) => `You refused on ${date}`,
    withdrawn: (date) => `You withdrew on ${date}`,
    closing: () => 'Off; still being saved',
    expired: (date) => `Your agreement of ${date} has run out`,
    renewed: (date) => `Changed since you agreed on ${date}`,
    'not-shown': (date) => `Your agreement of ${date} was to another notice`,
  },
};

import { en } from './first/en.ts';
import type { FirstWords } from './FirstWords.ts';
import type { WordLoaders } from './WordLoaders.ts';

export const firstLoaders: WordLoaders<FirstWords> = {
  en: async () => en,
  ar: async () => (await import('./first/ar.ts')).ar,
  ja: async () => (await import('./first/ja.ts')).ja,
};

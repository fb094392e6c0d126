import { en } from './second/en.ts';
import type { SecondWords } from './SecondWords.ts';
import type { WordLoaders } from './WordLoaders.ts';

export const secondLoaders: WordLoaders<SecondWords> = {
  en: async () => en,
  ar: async () => (await import('./second/ar.ts')).ar,
  ja: async () => (await import('./second/ja.ts')).ja,
};

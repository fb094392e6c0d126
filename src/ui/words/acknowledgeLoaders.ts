import { en } from './acknowledge/en.ts';
import type { AcknowledgeWords } from './AcknowledgeWords.ts';
import type { WordLoaders } from './WordLoaders.ts';

export const acknowledgeLoaders: WordLoaders<AcknowledgeWords> = {
  en: async () => en,
  ar: async () => (await import('./acknowledge/ar.ts')).ar,
  ja: async () => (await import('./acknowledge/ja.ts')).ja,
};

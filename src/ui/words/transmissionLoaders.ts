import type { TransmissionWords } from '../../core/transmissions/TransmissionWords.ts';
import type { WordLoaders } from './WordLoaders.ts';

export const transmissionLoaders: WordLoaders<TransmissionWords> = {
  en: async () => (await import('../../core/words/transmissions/en.ts')).en,
  ar: async () => (await import('../../core/words/transmissions/ar.ts')).ar,
  ja: async () => (await import('../../core/words/transmissions/ja.ts')).ja,
};

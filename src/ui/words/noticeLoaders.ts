import type { WholeWords } from './WholeWords.ts';
import type { WordLoaders } from './WordLoaders.ts';

export const noticeLoaders: WordLoaders<WholeWords> = {
  en: async () => (await import('./notice/en.ts')).en,
  ar: async () => (await import('./notice/ar.ts')).ar,
  ja: async () => (await import('./notice/ja.ts')).ja,
};

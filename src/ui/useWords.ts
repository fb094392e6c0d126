import { useEffect, useState } from 'preact/hooks';
import { negotiate } from '../core/locale.ts';
import type { Locale } from '../core/notice.ts';
import type { WordLoaders } from './words/WordLoaders.ts';

/**
 * The interface words for the notices' locale, once they are there; until others have come, those
 * of before. English where there are none for it, or they cannot be had.
 */
export function useWords<Words>(loaders: WordLoaders<Words>, locale: Locale): Words | undefined {
  const [words, setWords] = useState<Words>();
  useEffect(() => {
    let wanted = true;
    const lang = negotiate([locale], Object.keys(loaders));
    void (loaders[lang] ?? loaders.en)()
      .catch(loaders.en)
      .then((loaded) => {
        if (wanted) setWords(loaded);
      });
    return () => {
      wanted = false;
    };
  }, [loaders, locale]);
  return words;
}

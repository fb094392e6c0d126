import { useEffect, useState } from 'preact/hooks';
import { negotiate } from '../core/locale.ts';
import type { Reader } from './inLocale.ts';
import type { WordLoaders } from './words/WordLoaders.ts';

/**
 * The interface words that suit a reader best, whatever the notices are written in, once they are
 * there; until others have come, those of before. English where none suit, or they cannot be had.
 */
export function useWords<Words>(
  loaders: WordLoaders<Words>,
  { languages, locale }: Reader,
): Words | undefined {
  const [words, setWords] = useState<Words>();
  const lang = negotiate([...languages, locale], Object.keys(loaders));
  useEffect(() => {
    let wanted = true;
    void (loaders[lang] ?? loaders.en)()
      .catch(loaders.en)
      .then((loaded) => {
        if (wanted) setWords(loaded);
      });
    return () => {
      wanted = false;
    };
  }, [loaders, lang]);
  return words;
}

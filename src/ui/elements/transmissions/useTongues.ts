import { useEffect, useState } from 'preact/hooks';
import type { TransmissionWords } from '../../../core/transmissions/TransmissionWords.ts';
import type { Locale } from '../../../core/units.ts';
import { transmissionLoaders } from '../../words/transmissionLoaders.ts';

/**
 * The words of several languages, once all are there; until others have come, those of before.
 * English for those that cannot be had.
 */
export function useTongues(langs: readonly Locale[]): readonly TransmissionWords[] | undefined {
  const [tongues, setTongues] = useState<readonly TransmissionWords[]>();
  const named = langs.join();
  useEffect(() => {
    let wanted = langs.length > 0;
    const { en } = transmissionLoaders;
    const load = langs.map((lang) => (transmissionLoaders[lang] ?? en)().catch(en));
    void Promise.all(load).then(
      (loaded) => wanted && setTongues([...new Set(loaded)]),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [named]);
  return tongues;
}

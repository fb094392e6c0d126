import type { Locale } from '../../core/units.ts';

/** Per language, how its words are had. English comes first, for want of others. */
export type WordLoaders<Words> = { readonly en: () => Promise<Words> } & {
  readonly [lang: Locale]: () => Promise<Words>;
};

import { SECTIONS, type SectionKey } from '../../core/words.ts';

/** Of the notice as a whole, or of one of its sections: as an id, and in the page's own address. */
export const idOf = (notice: string, section?: SectionKey): string =>
  ['doui', encodeURIComponent(notice), ...(section === undefined ? [] : [section])].join('-');

/** What a page's address asks for: a section, or `top`; nothing where it means something else. */
export function askedBy(hash: string, notice: string): SectionKey | 'top' | undefined {
  const wanted = hash.slice(1);
  if (wanted === idOf(notice)) return 'top';
  return SECTIONS.find((section) => wanted === idOf(notice, section));
}

/** `Intl`, which looks each locale up once: every state that follows from a situation asks anew. */
const locales = new Map<string, { maximize(): Intl.Locale }>();

function Locale(tag: string): { maximize(): Intl.Locale } {
  const known = locales.get(tag);
  if (known !== undefined) return known;
  const full = new Intl.Locale(tag).maximize();
  const made = { maximize: () => full };
  locales.set(tag, made);
  return made;
}

export const INTL = Object.assign(Object.create(Intl) as object, { Locale });

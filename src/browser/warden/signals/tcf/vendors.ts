import { GVL, type VendorList } from '@iabtechlabtcf/core';

/**
 * The vendor list, in each language that it is asked for: the language in which a person decides is
 * a part of the string (TCF, "ConsentLanguage"), and it is taken from the list.
 *
 * @throws Error where it cannot be had, or browsers must not load it from there, as a rejection.
 */
export async function loadVendors(address: string): Promise<(locale: string) => GVL> {
  const { href, hostname } = new URL(`${address.replace(/\/$/, '')}/`, location.href);
  if (/(^|\.)consensu\.org$/.test(hostname)) throw new Error(`${hostname} is for servers only`);
  const response = await fetch(`${href}vendor-list.json`, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${href}vendor-list.json: ${response.status}`);
  const list = (await response.json()) as VendorList;
  const known = new Map<string, GVL>();
  return (locale) => {
    const language = languageOf(locale);
    const gvl = known.get(language) ?? new GVL(list, { language });
    known.set(language, gvl);
    return gvl;
  };
}

/** The framework's word for it; English where it has none. */
function languageOf(locale: string): string {
  const { consentLanguages } = GVL;
  try {
    return consentLanguages.parseLanguage(locale);
  } catch {
    const [language = ''] = locale.split('-');
    return consentLanguages.has(language.toUpperCase()) ? language : 'EN';
  }
}

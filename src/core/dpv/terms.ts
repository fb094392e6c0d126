/*
 * A consent record as the W3C Data Privacy Vocabulary (DPV 2.3) writes ISO/IEC TS 27560:2023 in
 * JSON-LD 1.1. The context stands in every record: it is never fetched.
 */

/** A value of JSON-LD. */
export type Ld =
  string | number | boolean | readonly Ld[] | { readonly [member: string]: Ld | undefined };

export const CONTEXT = {
  '@version': 1.1,
  dct: 'http://purl.org/dc/terms/',
  dpv: 'https://w3id.org/dpv#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  'legal-jp': 'https://w3id.org/dpv/legal/jp#',
  loc: 'https://w3id.org/dpv/loc#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  doui: 'urn:doui:',
} as const;

/** What the standard asks for and neither facts nor notices say: told, and never invented. */
export const NOT_STATED: Ld = { '@id': 'doui:not-stated' };

/** The values that are stated, or that none is. */
export const stated = (values: readonly (Ld | undefined)[]): readonly Ld[] => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? known : [NOT_STATED];
};

export const instant = (at: string): Ld => ({ '@type': 'xsd:dateTime', '@value': at });

export const inLanguage = (text: string, locale: string): Ld => ({
  '@language': locale,
  '@value': text,
});

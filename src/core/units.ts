/** A BCP 47 language tag, such as `ja` or `zh-Hant`. */
export type Locale = string;
/** An RFC 3339 instant with its offset, such as `2024-04-12T00:00:00+09:00`. */
export type Instant = string;
/** A civil date, such as `2024-04-12`. */
export type CivilDate = string;
/** An ISO 3166-1 alpha-2 code, such as `US`. */
export type Country = string;
/** An address that begins with `https:`, or with `/` for one on the same site. */
export type Url = string;

/** The same words in each locale that the author wrote. */
export type Texts<Words> = { readonly [locale: Locale]: Words };

/** Things by their keys. */
export type Registry<Value> = { readonly [key: string]: Value };

/**
 * What Intl makes of a site's own codes, or else the raw text: a slip such as the locale `en_US`
 * must not keep a notice from being shown.
 */
export function attempt(raw: string, format: () => string | undefined): string {
  try {
    return format() ?? raw;
  } catch {
    return raw;
  }
}

/** The languages of the demonstration's own pages. */
export type Language = 'en' | 'ja';

/** English for those who ask for it before Japanese; Japanese for everybody else. */
export function preferred(request: Request): Language {
  const wanted = request.headers.get('accept-language') ?? '';
  return /\b(en|ja)\b/i.exec(wanted)?.[1]?.toLowerCase() === 'en' ? 'en' : 'ja';
}

/** An address in full, or without its scheme, up to what cannot be in one as programs write it. */
const ANY = /(?:(?:https?|wss?):)?\/\/[^\s"'`<>()\\]+/gi;
/** What `import` names, in either form of it, and `export … from` (ECMA-262 §16.2.2, §13.3.10). */
const IMPORTED = /\b(?:import|from)\b[^;'"`]*["'`]\s*((?:https?:)?\/\/[^\s"'`]+)/gi;
/** CSS Values §4.5, CSS Cascade §2. */
const STYLED = /(?:url\(|@import)\s*["']?\s*((?:https?:)?\/\/[^\s"')]+)/gi;

/**
 * The addresses that a text has in it as they are: of a script those that it imports, which no
 * function of the page is told of; of a style sheet what it loads; of a whole page, all. What is
 * put together at run time is not among them.
 */
export function mentionsIn(kind: string, text: string): string[] {
  const pattern = kind === 'script' ? IMPORTED : kind === 'style' ? STYLED : ANY;
  return [...text.matchAll(pattern)].map(([all, url = all]) => url);
}

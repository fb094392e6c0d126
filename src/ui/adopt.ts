/**
 * Adds a stylesheet to a shadow root, or to the page, and returns its undo. It is constructed, so that no
 * policy on inline styles can block it.
 */
export function adopt(shadow: DocumentOrShadowRoot, css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const others = (): CSSStyleSheet[] =>
    // Where a browser lacks them, the interface is plain, and still works.
    [...(shadow.adoptedStyleSheets ?? [])].filter((other) => other !== sheet);
  shadow.adoptedStyleSheets = [...others(), sheet];
  return () => {
    shadow.adoptedStyleSheets = others();
  };
}

/** A notice's words in the language that is shown, or in one that it has. */
export const wordsOf = ({ locale }, { texts }) =>
  texts[document.documentElement.lang] ?? texts[locale] ?? Object.values(texts)[0];

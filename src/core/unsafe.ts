/*
 * What may stand in no text, since it could run where the text is put. A browser passes over tabs
 * and broken lines in an address.
 */
const joined = (text: string): string => text.replace(/[\t\n\r]/g, '');

/** Whether a text holds what HTML takes for a tag or a comment. */
export const hasMarkup = (text: string): boolean => /<[a-z!/?]/i.test(joined(text));

/** Whether a text holds markup, or an address that runs as a program. */
export const isUnsafe = (text: string): boolean =>
  /<[a-z!/?]|(java|vb)script:|data:[a-z]+\//i.test(joined(text));

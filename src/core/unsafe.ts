/** Whether a text holds what a parser of HTML would take for a tag or a comment. */
export const hasMarkup = (text: string): boolean => /<[a-z!/?]/i.test(text);

/** Whether a text holds an address that runs as a program; a browser passes over broken lines. */
export const hasProgram = (text: string): boolean =>
  /(?:java|vb)script:|data:[a-z]+\//i.test(text.replace(/[\t\n\r]/g, ''));

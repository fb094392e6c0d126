/** A text of the file cannot steer the terminal, nor turn the line around. */
export const shown = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028-\u202E\u2066-\u2069]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Tables of a version that this one does not know: it might break what that one relies on. */
export const newerVersion = (where: string, version: number | '%', known: number): string =>
  `The tables in ${where} are of version ${version}; this version of Doui knows them up to ` +
  `${known}. Start one at least as new as the one that made them so.`;

/** Both from 1; the column in UTF-16 code units, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Lines {
  /** The place of an offset in UTF-16 code units. */
  placeOf(offset: number): Place;
}

/** Where the lines of a text begin. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return {
    placeOf(offset) {
      let [low, high] = [0, starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}

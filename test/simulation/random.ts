/** A stream of numbers that follows from its seed alone. */
export interface Random {
  /** From 0, exclusive of 1. */
  unit(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True so often. */
  chance(probability: number): boolean;
  /** One of these. @throws RangeError for none. */
  pick<Value>(values: readonly Value[]): Value;
  /** The name of one of these, by its weight. */
  weighed<Name extends string>(weights: { readonly [name in Name]: number }): Name;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** A stream of its own, so that what one part draws does not shift what another does. */
  fork(salt: number): Random;
}

/** Mulberry32: small, fast, and good enough to shuffle with. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number =>
    low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    between,
    chance: (probability) => unit() < probability,
    pick(values) {
      const [value] = values.slice(between(0, values.length - 1));
      if (value === undefined) throw new RangeError('Nothing to pick from.');
      return value;
    },
    weighed(weights) {
      const entries = Object.entries<number>(weights);
      let left = unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => (left -= weight) < 0);
      return (found ?? entries[0])?.[0] as never;
    },
    bytes: (length) => Uint8Array.from({ length }, () => between(0, 255)),
    fork: (salt) =>
      randomOf(Math.imul(seed ^ 0x9e3779b9, 2_654_435_761) ^ Math.imul(salt + 1, 40_503)),
  };
}

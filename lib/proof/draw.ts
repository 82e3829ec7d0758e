/** Draws that a seed repeats: the same seed, the same row of draws. */
export type Draw = {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
};

/** A small generator of good spread (mulberry32); nothing that keeps a secret. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T, // safe: nobody draws from an empty list
  };
}

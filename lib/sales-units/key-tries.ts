/** Enough for slips of the finger; too few to try out keys that one found somewhere. */
export const KEY_TRIES = { name: "typed-keys", most: 20, windowMs: 3_600_000 };

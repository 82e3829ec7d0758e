/** Ways to break the rules of money, for the proof that its model finds each of them. */
export type PlantedBug =
  /** Another try goes out under a key of its own. */
  | "key-made-anew"
  /** Whoever looked at an older version may act on it. */
  | "version-unchecked"
  /** A refused request keeps its money aside. */
  | "reservation-kept"
  /** A 500 counts as a refusal. */
  | "server-error-is-refusal"
  /** The latest reading counts, be it older than what is known. */
  | "amounts-go-down"
  /** A refund may take what another one has asked for. */
  | "reserved-ignored"
  /** What someone did elsewhere counts as done by the operation that waits for an answer. */
  | "event-of-other-key"
  /** An operation is sent again although the platform may have forgotten its key. */
  | "key-trusted-for-ever"
  /** An answer counts although another attempt has taken over. */
  | "attempt-unfenced"
  /** Amounts go out in whole kroner. */
  | "wrong-unit"
  /** Several workers may hold one operation. */
  | "lease-ignored"
  /** A request without an answer counts as done. */
  | "silence-is-success";

type Ground = typeof globalThis & { portalPlantedBug?: PlantedBug };

/**
 * Whether this bug is planted. Only Vitest sets the environment that this asks for: a build has "production" in its place, so
 * that nothing is left of the question but `false`, and no process of the portal runs with another.
 */
export function plantedBug(bug: PlantedBug): boolean {
  return process.env.NODE_ENV === "test" && (globalThis as Ground).portalPlantedBug === bug; // safe: a name of ours on it
}

/**
 * Places at which a process may die while money is under way, in the order in which one passes them; those of the recovery last.
 * Between "before-send" and "not-recorded" stands the platform, and whoever plays it can end the process there.
 */
export const CRASH_POINTS = [
  /** The intent is written, and its transaction still open. */
  "before-intent",
  /** Committed, and nothing was asked for yet. */
  "after-intent",
  /** With a token in hand, before the first byte of the request. */
  "before-send",
  /** The answer is read and written down, and that transaction still open. */
  "not-recorded",
  /** Committed, and whoever asked was not told. */
  "not-told",
  /** The recovery has taken the operation in hand. */
  "recovery-leased",
  /** It has read the platform's log, and has not committed what it found. */
  "recovery-looked",
  /** It is about to send once more, and has committed that. */
  "recovery-sends",
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];

type End = (point: CrashPoint, key: string) => void;

let end: End | undefined;

/** Nothing, except in a proof that kills its process here. `key` is the operation's id. */
export function crashpoint(point: CrashPoint, key: string): void {
  end?.(point, key);
}

/** For proofs: what to do at every point; nothing any more without an argument. No production process can be told to. */
export function armCrashpoints(own?: End): void {
  if (process.env.NODE_ENV === "production") throw new Error("crash points are for proofs alone");
  end = own;
}

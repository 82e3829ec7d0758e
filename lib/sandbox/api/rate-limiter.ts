import type { SandboxClock } from "../clock";

const MINUTE = 60_000;

/** Counts calls within the last minute of the sandbox's clock. Kept in memory: a restart forgives. */
export class RateLimiter {
  enabled: boolean;
  readonly #clock: SandboxClock;
  readonly #calls = new Map<string, number[]>();

  constructor(clock: SandboxClock, enabled = true) {
    this.#clock = clock;
    this.enabled = enabled;
  }

  /** Seconds to wait when `bucket` had `limit` calls within a minute; nothing when the call may go on (it then counts). */
  refuse(bucket: string, limit: number): number | undefined {
    if (!this.enabled) return undefined;
    const now = this.#clock.now();
    const recent = (this.#calls.get(bucket) ?? []).filter((at) => at > now - MINUTE && at <= now);
    const oldest = recent[recent.length - limit];
    if (oldest !== undefined) return Math.max(1, Math.ceil((oldest + MINUTE - now) / 1000));
    this.#calls.set(bucket, [...recent, now]);
    if (this.#calls.size > 10_000) this.#forgetOld(now);
    return undefined;
  }

  clear(): void {
    this.#calls.clear();
  }

  #forgetOld(now: number): void {
    for (const [bucket, calls] of this.#calls) {
      if (calls.every((at) => at <= now - MINUTE)) this.#calls.delete(bucket);
    }
  }
}

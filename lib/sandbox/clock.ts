/** The sandbox's calendar: the wall clock plus an offset that `/_control/clock` moves. */
export class SandboxClock {
  #offset = 0;
  readonly #wall: () => number;

  /** `wall` replaces the computer's clock in tests. */
  constructor(wall: () => number = Date.now) {
    this.#wall = wall;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#wall() + this.#offset;
  }

  get offset(): number {
    return this.#offset;
  }

  setOffset(ms: number): void {
    this.#offset = Math.round(ms);
  }

  advance(ms: number): void {
    this.setOffset(this.#offset + ms);
  }
}

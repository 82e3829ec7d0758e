/** The one place that reads the wall clock, so that tests can move time. */
let offsetMs = 0;

export function now(): Date {
  return new Date(Date.now() + offsetMs);
}

/** For tests, and for the demonstration's past: shifts every later reading by so many milliseconds. */
export function shiftClock(ms: number): void {
  offsetMs = ms;
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startAgain } from "./start-again";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function watched(isOver = () => false) {
  const begun: number[] = [];
  const givenUp: string[] = [];
  let end: () => void = () => undefined;
  const begin = Date.now();
  startAgain(
    (onDeath) => {
      begun.push((Date.now() - begin) / 1_000);
      end = () => onDeath("worker", 1);
    },
    (name) => givenUp.push(name),
    isOver,
  );
  const endAfter = (seconds: number) => {
    vi.advanceTimersByTime(seconds * 1_000);
    end();
    vi.runOnlyPendingTimers();
  };
  return { begun, givenUp, endAfter };
}

// With its database restarted, the worker ended, and the whole portal stopped with it.
test("what has lived is started again at once, and ever later where it does not live", () => {
  const { begun, givenUp, endAfter } = watched();
  for (const seconds of [100, 0, 2, 20]) endAfter(seconds);
  expect(begun).toEqual([0, 101, 103, 109, 130]);
  expect(givenUp).toEqual([]);
});

test("what never lived is given up, and so is all when the launcher stops", () => {
  const first = watched();
  first.endAfter(2);
  expect([first.begun, first.givenUp]).toEqual([[0], ["worker"]]);
  let over = false;
  const stopped = watched(() => over);
  over = true;
  stopped.endAfter(100);
  expect([stopped.begun, stopped.givenUp]).toEqual([[0], ["worker"]]);
});

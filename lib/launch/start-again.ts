type Death = (name: string, code: number | null) => void;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;
/** Who lived for so long had started well, and the next wait is short again. */
const STARTED_WELL_MS = 10_000;

/**
 * Starts a process, and again whenever it ends by itself: at once, then after ever longer. A worker ends where its database goes away
 * while it writes, and is whole again once that is back. What ends as soon as it was first started is left to `giveUp`.
 */
export function startAgain(start: (onDeath: Death) => void, giveUp: Death, isOver: () => boolean): void {
  let lived = false;
  let wait = FIRST_WAIT_MS;
  const run = () => {
    if (isOver()) return;
    const begun = performance.now();
    start((name, code) => {
      const well = performance.now() - begun >= STARTED_WELL_MS;
      lived ||= well;
      if (isOver() || !lived) return giveUp(name, code);
      wait = well ? FIRST_WAIT_MS : Math.min(2 * wait, LONGEST_WAIT_MS);
      console.error(
        `The ${name} process ended (${code ?? "killed"}); starting it again in ${wait / 1_000} s.`,
      );
      setTimeout(run, wait);
    });
  };
  run();
}

/** How many calls one sample holds: a single one is shorter than the clock can tell. */
const CALLS = 40;
/** What a break of the process adds to some samples says nothing about the code. */
const KEPT = 0.8;

/** Welch's t of two ways to call something, timed in turns so that both meet the same weather. */
export function compareTimes(one: () => unknown, other: () => unknown, samples: number): number {
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < samples; turn += 1) {
    // Neither may always come first.
    const first = turn % 2;
    for (const which of [first, 1 - first] as (0 | 1)[]) times[which].push(timeOf(which === 0 ? one : other));
  }
  const [a, b] = times.map(summary);
  return a && b
    ? Math.abs(a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count)
    : Number.NaN;
}

function timeOf(call: () => unknown): number {
  const started = process.hrtime.bigint();
  for (let count = 0; count < CALLS; count += 1) call();
  return Number(process.hrtime.bigint() - started);
}

function summary(times: readonly number[]) {
  const kept = [...times].sort((a, b) => a - b).slice(0, Math.floor(times.length * KEPT));
  const mean = kept.reduce((sum, time) => sum + time, 0) / kept.length;
  const variance = kept.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (kept.length - 1);
  return { mean, variance, count: kept.length };
}

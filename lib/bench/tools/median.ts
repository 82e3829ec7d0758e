/** The middle of the values, or the mean of the two in the middle. @throws RangeError on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (low === undefined || high === undefined) throw new RangeError("no values");
  return (low + high) / 2;
}

/** The smallest value that so many of a hundred values do not exceed. @throws RangeError on an empty list. */
export function percentile(values: readonly number[], hundredth: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((hundredth / 100) * sorted.length) - 1)];
  if (value === undefined) throw new RangeError("no values");
  return value;
}

/** What a sales unit pays for each capture. */
export type PriceList = {
  /** Hundredths of a percent: 150 is 1.50 %. */
  basisPoints: number;
  /** Added to each capture, in minor units. */
  fixed: number;
};

/**
 * The fee of one capture, a whole number of minor units. The percentage is rounded to the nearest one, and where it lies in the
 * middle to the even one, so that many captures do not lean to either side; the fixed part is added to that.
 */
export function feeFor(captured: number, { basisPoints, fixed }: PriceList): number {
  const tenThousandths = captured * basisPoints;
  const down = Math.floor(tenThousandths / 10_000);
  const rest = tenThousandths - down * 10_000;
  const up = rest > 5_000 || (rest === 5_000 && down % 2 === 1) ? 1 : 0;
  return down + up + fixed;
}

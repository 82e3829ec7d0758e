/** How often per second `work` is done when `lanes` do it side by side, `times` in all. */
export async function perSecond(times: number, lanes: number, work: () => Promise<void>): Promise<number> {
  let left = times;
  const started = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (times / (performance.now() - started)) * 1_000;
}

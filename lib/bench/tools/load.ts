import autocannon from "autocannon";

type Load = { url: string; headers?: Record<string, string>; seconds: number };

/** Requests per second that 16 connections get through. @throws where any answer is not a 2xx. */
export async function requestsPerSecond({ url, headers = {}, seconds }: Load): Promise<number> {
  const result = await autocannon({ url, headers, connections: 16, duration: seconds, timeout: 30 });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url} answered ${result.non2xx} times with an error, and ${result.errors} times not`);
  return result["2xx"] / result.duration;
}

/** Both sides by turns in slices, so that a busy moment of the machine falls on both. */
export async function comparedLoad(
  ours: Omit<Load, "seconds">,
  limit: Omit<Load, "seconds">,
): Promise<{ ours: number; limit: number }> {
  await requestsPerSecond({ ...ours, seconds: 2 });
  await requestsPerSecond({ ...limit, seconds: 2 });
  const found = { ours: 0, limit: 0 };
  for (let slice = 0; slice < SLICES; slice += 1) {
    found.ours += (await requestsPerSecond({ ...ours, seconds: SLICE_SECONDS })) / SLICES;
    found.limit += (await requestsPerSecond({ ...limit, seconds: SLICE_SECONDS })) / SLICES;
  }
  return found;
}

const SLICES = 2;
const SLICE_SECONDS = 4;

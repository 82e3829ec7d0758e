import { request } from "undici";
import { median } from "./median";

/** Milliseconds of one request, up to the last byte. @throws where the answer is not a 2xx. */
async function timeRequest(url: string, headers: Record<string, string>): Promise<number> {
  const started = performance.now();
  const answer = await request(url, { headers });
  await answer.body.text();
  if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode}`);
  return performance.now() - started;
}

/** Milliseconds that some work takes. */
export async function timeWork(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Medians of two requests that take turns, each as often first as second, once both sides are warm. */
export async function comparedLatency(
  ours: string,
  limit: string,
  headers: Record<string, string>,
): Promise<{ ours: number; limit: number }> {
  const times: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
  for (let time = -WARM_UP; time < TIMES; time += 1)
    for (const side of time % 2 === 0 ? (["limit", "ours"] as const) : (["ours", "limit"] as const)) {
      const took = await timeRequest(side === "ours" ? ours : limit, headers);
      if (time >= 0) times[side].push(took);
    }
  return { ours: median(times.ours), limit: median(times.limit) };
}

const WARM_UP = 100;
const TIMES = 100;

import { request } from "undici";

/** Milliseconds of one request, up to the last byte. @throws where the answer is not a 2xx. */
export async function timeRequest(url: string, headers: Record<string, string>): Promise<number> {
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

import "server-only";
import type { Result } from "@/lib/domain/result";
import { metrics } from "./metrics";

/** Counts one call by its outcome and how long it took; a thrown error counts as "error" and goes on. */
export async function measure<T, E extends { code: string }>(
  name: string,
  call: () => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const { cases, seconds } = metrics();
  const stop = seconds.startTimer({ case: name });
  try {
    const result = await call();
    cases.inc({ case: name, outcome: result.ok ? "done" : result.error.code });
    return result;
  } catch (error) {
    cases.inc({ case: name, outcome: "error" });
    throw error;
  } finally {
    stop();
  }
}

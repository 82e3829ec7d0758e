import { setTimeout as pause } from "node:timers/promises";
import type { Sample } from "./figures";

/** What one request comes to. */
export type Answered = Pick<Sample, "kind" | "status" | "shed"> & { readonly wrong?: string };

/**
 * Sends requests at this rate whatever becomes of those before, as people would: each arrives when it is due, and its time counts
 * from then. `draw` gives numbers from 0 to 1.
 */
export async function drive(
  ask: () => Promise<Answered>,
  { perSecond, seconds, draw }: { perSecond: number; seconds: number; draw: () => number },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const begun = performance.now();
  const under: Promise<void>[] = [];
  // Arrivals of many people who know nothing of each other: the time to the next is exponentially distributed.
  let due = 0;
  while (due < seconds * 1_000) {
    const ahead = due - (performance.now() - begun);
    if (ahead > 1) await pause(ahead);
    const at = due;
    under.push(
      ask()
        .catch((error: unknown): Answered => ({ kind: "any", status: 0, shed: false, wrong: nameOf(error) }))
        .then((answered) => {
          samples.push({ ...answered, atMs: at, tookMs: performance.now() - begun - at });
        }),
    );
    due += (-Math.log(1 - draw()) * 1_000) / perSecond;
  }
  await Promise.all(under);
  return samples;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message.slice(0, 60);
}

/** Numbers from 0 to 1 that a seed repeats. */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

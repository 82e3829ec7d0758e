import { now, shiftClock } from "@/lib/clock";

const DAY_MS = 86_400_000;

/** Lets portal and sandbox live `days` before the wall clock, until {@link backToNow}. Nobody else is up at the first start. */
export async function liveDaysAgo(sandbox: string, days: number): Promise<void> {
  shiftClock(-days * DAY_MS);
  await tellClock(sandbox, { method: "POST", body: JSON.stringify({ set: now().toISOString() }) });
}

export async function backToNow(sandbox: string): Promise<void> {
  shiftClock(0);
  await tellClock(sandbox, { method: "DELETE" });
}

async function tellClock(sandbox: string, order: { method: string; body?: string }): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${sandbox}/_control/clock`, { ...order, headers });
  if (!answer.ok) throw new Error(`the sandbox did not move its clock: ${await answer.text()}`);
}

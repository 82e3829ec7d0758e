import { dueRequests } from "@/lib/access/waiting-requests";
import type { WaitingUnit } from "@/lib/access/waiting-work";
import { now } from "@/lib/clock";
import { log } from "@/lib/log";
import { runRequest } from "@/lib/requests/run-request";
import { jobCaller } from "./job-caller";

/** Questions to the platform at a time: it takes some tenths of a second over each, and 5 000 are to be with their customers soon. */
const AT_ONCE = 16;
const READ_AT_ONCE = 400;
/** Then the others who wait for the worker get their turn; what is left is found again within a second. */
const LONGEST_MS = 20_000;

/** After these nothing more would get through just now. */
const PAUSES: ReadonlySet<string> = new Set(["held", "platform_unavailable", "recovering"]);

/** Sends a unit's payment requests that are due until there are none, the platform has enough, or it was long enough. */
export async function sendRequests(unit: WaitingUnit): Promise<void> {
  const end = now().getTime() + LONGEST_MS;
  const tried = new Set<string>();
  for (let going = true; going && now().getTime() < end; ) {
    // What is due again at once, or could not even be taken up, is left for the next time.
    const due = (await dueRequests(unit, READ_AT_ONCE)).filter((id) => !tried.has(id));
    if (due.length === 0) return;
    for (const id of due) tried.add(id);
    going = await sendAll(unit, due, end);
  }
}

/** Whether it makes sense to go on. */
async function sendAll(unit: WaitingUnit, ids: readonly string[], end: number): Promise<boolean> {
  const left = ids[Symbol.iterator]();
  let going = true;
  const send = async () => {
    for (const id of left) {
      if (!going || now().getTime() >= end) return;
      if (PAUSES.has(await sendOne(unit.merchantId, id))) going = false;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  return going;
}

/** One that breaks keeps no other from being sent: its lease brings it back in a minute. */
async function sendOne(merchantId: string, id: string): Promise<string> {
  const caller = jobCaller(merchantId, "send-requests", "payment-request:run");
  try {
    const ran = await runRequest.call(caller, { requestId: id });
    return ran.ok ? ran.value.done : ran.error.code;
  } catch (error) {
    log.error({ err: error, request: id }, "a payment request could not be sent");
    return "broke";
  }
}

import { now } from "@/lib/clock";
import { log } from "@/lib/log";
import { compareRestored } from "@/lib/transactions/compare-restored";
import { jobCaller } from "./job-caller";

const MOST = 200;
/** Then others who wait for the worker get their turn; what is left is found again within seconds. */
const LONGEST_MS = 20_000;

/** Compares a restored company's payments with the platform until none is left, the platform is away, or it was long enough. */
export async function recoverMerchant(merchantId: string): Promise<void> {
  const caller = jobCaller(merchantId, "recover-merchant", "payment:sync");
  const end = now().getTime() + LONGEST_MS;
  while (now().getTime() < end) {
    const compared = await compareRestored.call(caller, { most: MOST });
    if (!compared.ok) return log.warn({ merchantId, code: compared.error.code }, "recovery could not go on");
    if (compared.value.state === "ended") log.info({ merchantId }, "recovered: money may move again");
    if (compared.value.state !== "going_on") return;
  }
}

import { expiredExports } from "@/lib/access/waiting-exports";
import { now } from "@/lib/clock";
import { expireExport } from "@/lib/exports/expire-export";
import { fileStore } from "@/lib/files/file-store";
import { jobCaller } from "./job-caller";

const AT_ONCE = 200;
/** Longer than any file is being written. */
const UNFINISHED_MS = 6 * 3_600_000;

/** Throws away exported files whose time is over, and what processes that were killed left of theirs. */
export async function expireExports(): Promise<void> {
  for (const { merchantId, id } of await expiredExports(AT_ONCE))
    await expireExport.call(jobCaller(merchantId, "expire-exports", "export:run"), { id });
  await fileStore().sweep(new Date(now().getTime() - UNFINISHED_MS));
}

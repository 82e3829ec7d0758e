import { z } from "zod";
import { restorationOf } from "@/lib/access/recovery";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { handOver } from "./leave-open";
import { readAndKeep } from "./pull-payment";
import {
  compareLater,
  endRecovery,
  leftToCompare,
  nextToCompare,
  noteCompared,
  openSinceBackup,
  type ToCompare,
} from "./recovery-repository";

export type Comparing = { readonly state: "none" | "going_on" | "waiting" | "ended" };

const AT_ONCE = 8;
const TRY_AGAIN_MS = 30_000;
/** As long the platform may be at work with what was sent last. */
const SETTLING_MS = 60_000;

/**
 * After a restore: reads payments that may have moved since the backup, `most` at a time, and settles what was open by the
 * platform's log. What the log doesn't show is handed to a person, never sent again: someone may have decided about it, and done it
 * in another way, in the time that the backup knows nothing of. Once nothing is left, money may move again.
 */
export const compareRestored = defineUseCase({
  permission: "payment:sync",
  input: z.strictObject({ most: z.number().int().min(1).max(1_000) }),
  async run(scope, { most }): Promise<Result<Comparing, never>> {
    const restored = await scope.read(restorationOf);
    if (!restored?.recovering) return ok({ state: "none" });
    const found = await scope.read((tx) => nextToCompare(tx, now(), most));
    const waiting = found[Symbol.iterator]();
    const work = async () => {
      for (const one of waiting) await compare(scope, one, restored.restoredAt);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (found.length > 0) return ok({ state: "going_on" });
    return ok({ state: (await scope.read(leftToCompare)) > 0 ? "waiting" : await end(scope) });
  },
});

async function compare(scope: Scope, { paymentId, ...place }: ToCompare, restoredAt: Date): Promise<void> {
  const pulled = await readAndKeep(scope, place);
  const read = pulled !== "contradiction" && pulled.ok ? pulled.value : undefined;
  const away = pulled !== "contradiction" && !pulled.ok && pulled.error.code === "platform_unavailable";
  const settled = !away && (await handOverOpen(scope, paymentId, restoredAt));
  await scope.write(async (tx): Promise<Change<undefined>> => {
    const [changed, unreadable] = [read?.changed === true, read === undefined];
    if (settled) await noteCompared(tx, paymentId, { changed, unreadable });
    else await compareLater(tx, paymentId, new Date(now().getTime() + TRY_AGAIN_MS));
    return { value: undefined, audit: "own-record" };
  });
}

/** Whether nothing of the payment is open any more that was sent before the restore. */
async function handOverOpen(scope: Scope, paymentId: string, restoredAt: Date): Promise<boolean> {
  const open = await scope.read((tx) => openSinceBackup(tx, paymentId, restoredAt));
  const settling = now().getTime() - SETTLING_MS;
  if (open.some(({ lastSentAt }) => lastSentAt && lastSentAt.getTime() > settling)) return false;
  for (const operation of open)
    await handOver(scope, operation, "restored from a backup and not in the platform's log: not sent again");
  return true;
}

function end(scope: Scope): Promise<"ended" | "none"> {
  return scope.write(async (tx): Promise<Change<"ended" | "none">> => {
    const ended = await endRecovery(tx, now());
    if (!ended) return { value: "none", audit: "unchanged" };
    const { backupAt, total, changed, unreadable } = ended;
    const details = { backupAt: backupAt.toISOString(), total, changed, unreadable };
    const subject = `merchant:${scope.merchantId}`;
    return { value: "ended", audit: { action: "company.recovered", subject, details } };
  });
}

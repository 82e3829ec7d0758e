import { z } from "zod";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { stepWithoutTrace } from "@/lib/domain/recovery";
import { ok, type Result } from "@/lib/domain/result";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import { lookUp, type Made, makeCode, ours } from "./ask-platform";
import { type CodeRow, leaseCode } from "./repository";
import { LEASE_MS, settleCode } from "./settle-code";

/**
 * Finds out what became of a code that was asked for without an answer: by its name first; where the platform has none of that name,
 * once more under the same name. The name is the platform's, so there is never a second code. Input: `{ id }`, the portal's own.
 */
export const resolveCode = defineUseCase({
  permission: "qr-code:make",
  input: z.strictObject({ id: z.uuid() }),
  async run(scope, { id }): Promise<Result<{ outcome: Made["outcome"] | "left_alone" }, never>> {
    const leased = await takeHold(scope, id);
    if (!leased) return ok({ outcome: "left_alone" });
    const made = await findOut(scope, leased);
    await settleCode(scope, leased, made);
    return ok({ outcome: made.outcome });
  },
});

function takeHold(scope: Scope, id: string): Promise<CodeRow | undefined> {
  return scope.write(async (tx): Promise<Change<CodeRow | undefined>> => {
    const at = now();
    const due = await leaseCode(tx, id, at, new Date(at.getTime() + LEASE_MS));
    return { value: due, audit: due ? "own-record" : "unchanged" };
  });
}

async function findOut(scope: Scope, row: CodeRow): Promise<Made> {
  const keys = await scope.read((tx) => readApiKeys(tx, scope.merchantId, row.msn));
  if (!keys) return { outcome: "unknown" };
  const found = await lookUp(keys, row);
  if (found.at !== "absent") return ours(found, row.target);
  const sent = { first: row.createdAt, last: row.createdAt, mayHaveArrived: true };
  const step = stepWithoutTrace(sent, now());
  if (step === "wait") return { outcome: "unknown" };
  // An old wish is not carried out unasked.
  if (step === "needs_review") return { outcome: "failed", failure: { code: "code_never_arrived" } };
  const made = await makeCode(keys, row, row.target, true);
  // Nothing was decided: the platform has too much to do, or is away.
  const away = made.outcome === "failed" && made.failure.code === "platform_unavailable";
  return away ? { outcome: "unknown" } : made;
}

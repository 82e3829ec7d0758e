import { randomUUID } from "node:crypto";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { WantedCode } from "@/lib/domain/code-sheet";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { batchOf, findUnit, insertCode } from "./repository";

export type OpenFailure = { code: "unit_not_found" | "unit_inactive" } | { code: "no_api_keys"; msn: string };

/** Longer than it takes to ask for all codes of a batch. */
export const BATCH_MS = 10 * 60_000;

type Opened = Result<ApiKeys, OpenFailure>;

/** Keeps all rows before anything is sent. The same batch once more keeps none twice. */
export function openBatch(
  scope: Scope,
  { batch, msn }: { batch: string; msn: string },
  all: readonly WantedCode[],
): Promise<Opened> {
  return scope.write(async (tx): Promise<Change<Opened>> => {
    const unchanged = (value: Opened) => ({ value, audit: "unchanged" as const });
    const unit = await findUnit(tx, msn);
    if (!unit) return unchanged(fail({ code: "unit_not_found" }));
    if (unit.status !== "active") return unchanged(fail({ code: "unit_inactive" }));
    const keys = await readApiKeys(tx, scope.merchantId, msn);
    if (!keys) return unchanged(fail({ code: "no_api_keys", msn }));
    if ((await batchOf(tx, batch)).length > 0) return unchanged(ok(keys));
    // Should this process end before all are asked for, the worker goes on.
    const nextAt = new Date(now().getTime() + BATCH_MS);
    for (const [at, { name: platformId, ...wanted }] of all.entries()) {
      const place = { merchantId: scope.merchantId, msn, batchId: batch, batchRow: at + 1 };
      const row = { ...place, ...wanted, platformId, createdAt: now() };
      if (await insertCode(tx, { ...row, id: randomUUID(), state: "pending", nextAt })) continue;
      await insertCode(tx, { ...row, id: randomUUID(), state: "failed", error: "code_name_taken" });
    }
    const audit = {
      action: "code.batch_requested",
      subject: `batch:${batch}`,
      msn,
      details: { codes: all.length },
    };
    return { value: ok(keys), audit };
  });
}

/** Whether this batch was taken in before. */
export async function findBatch(scope: Scope, batch: string): Promise<boolean> {
  return (await scope.read((tx) => batchOf(tx, batch))).length > 0;
}

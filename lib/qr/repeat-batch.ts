import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { askForAll } from "./ask-for-all";
import { BATCH_MS } from "./open-batch";
import { batchOf, findCode, updateCode } from "./repository";

type Failure = { code: "batch_not_found" } | { code: "no_api_keys"; msn: string };

/** Asks again for the codes of a batch that were not made, and for no other. Input: `{ batch }`. */
export const repeatBatch = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ batch: z.uuid() }),
  async run(scope, { batch }): Promise<Result<{ batch: string }, Failure>> {
    const opened = await scope.write(async (tx): Promise<Change<Result<ApiKeys, Failure>>> => {
      const rows = await batchOf(tx, batch);
      const msn = rows[0]?.msn;
      if (!msn) return { value: fail({ code: "batch_not_found" }), audit: "unchanged" };
      const keys = await readApiKeys(tx, scope.merchantId, msn);
      if (!keys) return { value: fail({ code: "no_api_keys", msn }), audit: "unchanged" };
      const at = now();
      const nextAt = new Date(at.getTime() + BATCH_MS);
      for (const row of rows.filter(({ state }) => state === "failed")) {
        // A name that another code has is not asked for again: it would be refused again.
        if (!(await findCode(tx, row)))
          await updateCode(tx, row.id, { state: "pending", error: null, createdAt: at, nextAt });
      }
      return { value: ok(keys), audit: { action: "code.batch_repeated", subject: `batch:${batch}`, msn } };
    });
    if (!opened.ok) return opened;
    await askForAll(scope, batch, opened.value, true);
    return ok({ batch });
  },
});

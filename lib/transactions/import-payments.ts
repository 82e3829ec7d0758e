import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import type { Snapshot } from "./merge-snapshot";
import { readSnapshot } from "./read-snapshot";
import { findSalesUnit } from "./sales-unit-repository";
import { takeInMany } from "./take-in-many";

export type ImportFailure =
  | { code: "unit_not_found" }
  | { code: "no_api_keys"; msn: string }
  /** Nothing was kept: this payment could not be read. */
  | { code: "payment_not_read"; reference: string };

/**
 * Takes many payments of one sales unit in at once, all or none, with one line in the audit log: for a first filling from the
 * merchant's own list of references, since the platform has no call that lists payments.
 */
export const importPayments = defineUseCase({
  permission: "payment:sync",
  input: z.strictObject({
    msn: z.string().regex(/^\d{4,10}$/),
    references: z
      .array(z.string().regex(/^[a-zA-Z0-9-]{8,64}$/))
      .min(1)
      .max(200),
  }),
  async run(scope, { msn, references }): Promise<Result<{ imported: number }, ImportFailure>> {
    const { unit, keys } = await scope.read(async (tx) => ({
      unit: await findSalesUnit(tx, msn),
      keys: await readApiKeys(tx, scope.merchantId, msn),
    }));
    if (!unit) return fail({ code: "unit_not_found" });
    if (!keys) return fail({ code: "no_api_keys", msn });
    const read = await Promise.all(references.map((reference) => readSnapshot(keys, reference)));
    const snapshots: Snapshot[] = [];
    for (const [at, answer] of read.entries()) {
      if (answer.kind !== "done") return fail({ code: "payment_not_read", reference: references[at] ?? "" });
      snapshots.push(answer.value);
    }
    return scope.write(async (tx) => {
      // In one order, so that two imports side by side wait for each other and never for ever.
      snapshots.sort((a, b) => (a.payment.reference < b.payment.reference ? -1 : 1));
      await takeInMany(tx, unit, snapshots);
      const details = { count: snapshots.length };
      const audit = { action: "payments.imported", subject: `unit:${msn}`, msn, details };
      return { value: ok({ imported: snapshots.length }), audit };
    });
  },
});

import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { Answer } from "@/lib/payments-api/answer";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
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
    const read = await readAll(keys, references);
    if (!read.ok) return read;
    const snapshots = read.value;
    return scope.write(async (tx) => {
      // Payments that are known by now are changed in one order, so that two imports side by side never wait in a circle.
      snapshots.sort((a, b) => (a.payment.reference < b.payment.reference ? -1 : 1));
      await takeInMany(tx, unit, snapshots);
      const details = { count: snapshots.length };
      const audit = { action: "payments.imported", subject: `unit:${msn}`, msn, details };
      return { value: ok({ imported: snapshots.length }), audit };
    });
  },
});

const SIDE_BY_SIDE = 8;
const TRIES = 3;

/** Reads a few at a time. Reading again does no harm, so one slow answer does not spoil the whole import. */
async function readAll(
  keys: ApiKeys,
  references: readonly string[],
): Promise<Result<Snapshot[], ImportFailure>> {
  const waiting = [...references];
  const snapshots: Snapshot[] = [];
  let unread: string | undefined;
  const work = async () => {
    for (let reference = waiting.pop(); reference && !unread; reference = waiting.pop()) {
      const answer = await readPatiently(keys, reference);
      if (answer.kind === "done") snapshots.push(answer.value);
      else unread = reference;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return unread ? fail({ code: "payment_not_read", reference: unread }) : ok(snapshots);
}

async function readPatiently(keys: ApiKeys, reference: string): Promise<Answer<Snapshot>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await readSnapshot(keys, reference);
    if (answer.kind === "done" || answer.kind === "refused" || tries === TRIES) return answer;
  }
}

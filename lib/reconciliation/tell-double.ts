import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type BankLineRow, lockLine } from "./bank-repository";
import { askForChecks } from "./break-repository";
import { setSame } from "./double-repository";

type DoubleFailure =
  | { code: "bank_line_not_found" }
  /** Someone has told it already. */
  | { code: "bank_line_taken" }
  /** Each of the two is a payout: they can't be the same booking. */
  | { code: "bank_line_two_payouts" };

type Told = Result<null, DoubleFailure>;

/**
 * A person says whether a line is the same booking as one of a file of another format, which the files alone don't tell. The same one
 * counts once: of the two the line that is a payout stays, else the one that was there first.
 */
export const tellDouble = defineUseCase({
  permission: "settlement:reconcile",
  everywhere: true,
  input: z.strictObject({ line: z.uuid(), same: z.boolean() }),
  run: (scope, { line: id, same }): Promise<Told> =>
    scope.write(async (tx): Promise<Change<Told>> => {
      const refused = (error: DoubleFailure) => ({ value: fail(error), audit: "unchanged" as const });
      const line = await lockLine(tx, id);
      if (!line) return refused({ code: "bank_line_not_found" });
      const otherId = line.maybeSameAs ?? (same ? null : line.sameAs);
      const other = otherId ? await lockLine(tx, otherId) : undefined;
      if (!other) return refused({ code: "bank_line_taken" });
      if (same && line.settlementNumber && other.settlementNumber)
        return refused({ code: "bank_line_two_payouts" });
      await setSame(tx, line.id, null);
      if (same) {
        const [double, stays] = line.settlementNumber ? [other, line] : [line, other];
        await setSame(tx, double.id, stays.id);
      }
      await askForChecks(tx, scope.merchantId, now());
      return { value: ok(null), audit: entryOf(same ? "bank.line_same" : "bank.line_apart", line) };
    }),
});

function entryOf(action: string, { fileId, day, amountMinor, currency }: BankLineRow) {
  return { action, subject: `bank-file:${fileId}`, details: { day, amountMinor, currency } };
}

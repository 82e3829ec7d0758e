import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type BankLineRow, clearMatch, findPayout, lockLine, setMatch } from "./bank-repository";
import { askForChecks } from "./break-repository";

type LineFailure =
  | { code: "bank_line_not_found" }
  /** Someone was faster, or the payout came back. */
  | { code: "bank_line_taken" };

type Answered = Result<null, LineFailure>;

/** A person says which payout a line is. `payout`: `<ledger>-<number>`. */
export const matchLine = defineUseCase({
  permission: "settlement:reconcile",
  everywhere: true,
  input: z.strictObject({ line: z.uuid(), payout: z.string().min(1).max(220) }),
  run: (scope, input): Promise<Answered> =>
    withLine(scope, input.line, async (tx, line) => {
      const cut = input.payout.lastIndexOf("-");
      const payout = await findPayout(
        tx,
        input.payout.slice(0, Math.max(cut, 0)),
        input.payout.slice(cut + 1),
      );
      const known = payout && {
        ...{ ledgerId: payout.ledgerId, settlementNumber: payout.number, matchedHow: "person" as const },
        ...{ matchedBy: scope.caller.id, matchedAt: now() },
      };
      if (
        !known ||
        line.settlementNumber !== null ||
        line.sameAs !== null ||
        !(await setMatch(tx, line, known))
      )
        return taken;
      return told("bank.line_matched", line, payout.number);
    }),
});

/** Takes the payout off a line again. From then on only a person puts one there. */
export const undoMatch = defineUseCase({
  permission: "settlement:reconcile",
  everywhere: true,
  input: z.strictObject({ line: z.uuid() }),
  run: (scope, input): Promise<Answered> =>
    withLine(scope, input.line, async (tx, line) => {
      if (line.settlementNumber === null) return taken;
      await clearMatch(tx, line, now());
      return told("bank.match_undone", line, line.settlementNumber);
    }),
});

const taken: Change<Answered> = { value: fail({ code: "bank_line_taken" }), audit: "unchanged" };

function told(
  action: string,
  { fileId, day, amountMinor, currency }: BankLineRow,
  number: string,
): Change<Answered> {
  const details = { number, day, amountMinor, currency };
  return { value: ok(null), audit: { action, subject: `bank-file:${fileId}`, details } };
}

async function withLine(
  scope: Scope,
  id: string,
  change: (tx: WriteTx, line: BankLineRow) => Promise<Change<Answered>>,
): Promise<Answered> {
  return scope.write(async (tx) => {
    const line = await lockLine(tx, id);
    if (!line) return { value: fail({ code: "bank_line_not_found" }), audit: "unchanged" };
    const done = await change(tx, line);
    if (done.value.ok) await askForChecks(tx, scope.merchantId, now());
    return done;
  });
}

import { z } from "zod";
import { membersWhoMay } from "@/lib/access/members-who-may";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { waits } from "@/lib/domain/break";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type BreakRow, lockBreak, updateBreak } from "./break-repository";

export type AnswerFailure =
  | { code: "break_not_found" }
  /** It mended itself, or someone was faster. */
  | { code: "break_moved" }
  | { code: "break_owner_unknown" };

type Answered = Result<null, AnswerFailure>;

/** Says why a difference is as it should be. It waits for nobody then, until its figures change. */
export const explainBreak = defineUseCase({
  permission: "settlement:reconcile",
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(3).max(500) }),
  run: (scope, { id, reason }): Promise<Answered> =>
    answer(scope, id, async (tx, row) => {
      if (!waits(row.state)) return moved;
      const at = now();
      await updateBreak(tx, id, { state: "explained", stateAt: at, reason, explainedBy: scope.caller.id });
      return told("break.explained", row, { reason });
    }),
});

/** Takes an explanation back. */
export const reopenBreak = defineUseCase({
  permission: "settlement:reconcile",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Answered> =>
    answer(scope, id, async (tx, row) => {
      if (row.state !== "explained") return moved;
      await updateBreak(tx, id, { state: "reopened", stateAt: now() });
      return told("break.reopened_by_hand", row, {});
    }),
});

/** Says who looks into it: someone who may read settlements of its unit; "" for nobody. */
export const assignBreak = defineUseCase({
  permission: "settlement:reconcile",
  input: z.strictObject({ id: z.uuid(), owner: z.union([z.uuid(), z.literal("")]) }),
  run: (scope, { id, owner }): Promise<Answered> =>
    answer(scope, id, async (tx, row) => {
      if (owner && !(await mayLook(tx, scope, owner, row.msn)))
        return { value: fail({ code: "break_owner_unknown" }), audit: "unchanged" };
      if ((row.ownerId ?? "") === owner) return { value: ok(null), audit: "unchanged" };
      await updateBreak(tx, id, { ownerId: owner || null });
      return told("break.assigned", row, {
        before: { person: row.ownerId },
        after: { person: owner || null },
      });
    }),
});

async function mayLook(tx: ReadTx, { merchantId }: Scope, person: string, msn: string): Promise<boolean> {
  return (await membersWhoMay(tx, merchantId, "report:download", msn)).some(({ id }) => id === person);
}

const moved: Change<Answered> = { value: fail({ code: "break_moved" }), audit: "unchanged" };

function told(
  action: string,
  row: BreakRow,
  more: Record<string, string | { person: string | null }>,
): Change<Answered> {
  const { id, msn, kind, currency, expectedMinor, foundMinor } = row;
  const details = { kind, currency, expectedMinor, foundMinor, ...more };
  return { value: ok(null), audit: { action, subject: `break:${id}`, msn, details } };
}

function answer(
  scope: Scope,
  id: string,
  change: (tx: WriteTx, row: BreakRow) => Promise<Change<Answered>>,
): Promise<Answered> {
  return scope.write(async (tx) => {
    const row = await lockBreak(tx, id);
    return row ? change(tx, row) : { value: fail({ code: "break_not_found" }), audit: "unchanged" };
  });
}

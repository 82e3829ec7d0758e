import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findList, scheduleReminders } from "./list-repository";

const DAY_MS = 86_400_000;
type Outcome = Result<{ everyDays: number | null }, { code: "list_not_found" }>;

/** Says how often those of a list are reminded who have not answered; `everyDays` null stops it. */
export const setReminders = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({
    listId: z.uuid(),
    everyDays: z.int().min(1).max(30).nullable(),
    most: z.int().min(1).max(10),
  }),
  run: (scope, { listId, everyDays, most }): Promise<Outcome> =>
    scope.write(async (tx): Promise<Change<Outcome>> => {
      const list = await findList(tx, listId);
      if (!list) return { value: fail({ code: "list_not_found" }), audit: "unchanged" };
      const at = everyDays === null ? null : new Date(now().getTime() + everyDays * DAY_MS);
      await scheduleReminders(tx, listId, { everyDays, most, at });
      const before = { days: list.remindEveryDays, most: list.remindMost };
      const details = { before, after: { days: everyDays, most } };
      const audit = { action: "request.list_changed", subject: `list:${listId}`, msn: list.msn, details };
      return { value: ok({ everyDays }), audit };
    }),
});

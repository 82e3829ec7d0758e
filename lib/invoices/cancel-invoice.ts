import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { mayStep } from "@/lib/domain/invoice-state";
import { fail, ok, type Result } from "@/lib/domain/result";
import { noteEvent } from "./event-repository";
import { lockInvoice, updateInvoice } from "./repository";

type Cancelled = Result<{ number: number | null }, { code: "invoice_not_found" | "invoice_moved_on" }>;

/** Gives up a draft, which no customer has seen and which has no number. Input: `{ id }`. */
export const cancelInvoice = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Cancelled> =>
    scope.write(async (tx): Promise<Change<Cancelled>> => {
      const draft = await lockInvoice(tx, id);
      if (!draft) return { value: fail({ code: "invoice_not_found" }), audit: "unchanged" };
      if (!mayStep(draft, "cancel")) return { value: fail({ code: "invoice_moved_on" }), audit: "unchanged" };
      await updateInvoice(tx, id, { state: "cancelled", changedAt: now() });
      await noteEvent(tx, scope, id, "cancelled");
      const audit = { action: "invoice.cancelled", subject: `invoice:${id}`, msn: draft.msn };
      return { value: ok({ number: null }), audit };
    }),
});

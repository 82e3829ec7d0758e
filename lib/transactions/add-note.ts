import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { holdsCardNumber } from "@/lib/domain/card-number";
import { fail, ok, type Result } from "@/lib/domain/result";
import { insertNote, isKept } from "./note-repository";
import { lockPayment } from "./repository";

export type NoteFailure = { code: "payment_not_found" } | { code: "changed_meanwhile" };

/**
 * Leaves a note about a payment for colleagues; the customer never sees it.
 * Input: `{ paymentId, noteId, text }`; the id is made with the form, so that a double click is one note. Card numbers are refused.
 */
export const addNote = defineUseCase({
  permission: "note:write",
  input: z.strictObject({
    paymentId: z.uuid(),
    noteId: z.uuid().toLowerCase(),
    text: z
      .string()
      .trim()
      .min(1)
      .max(1_000)
      .refine((text) => !holdsCardNumber(text)),
  }),
  run(scope, { paymentId, noteId, text }): Promise<Result<{ noteId: string }, NoteFailure>> {
    return scope.write(async (tx): Promise<Change<Result<{ noteId: string }, NoteFailure>>> => {
      const row = await lockPayment(tx, paymentId);
      if (!row) return { value: fail({ code: "payment_not_found" }), audit: "unchanged" };
      const { merchantId, msn } = row;
      const note = {
        merchantId,
        msn,
        id: noteId,
        paymentId,
        authorId: scope.caller.id,
        text,
        createdAt: now(),
      };
      const added = await insertNote(tx, note);
      if (!added && !(await isKept(tx, note)))
        return { value: fail({ code: "changed_meanwhile" }), audit: "unchanged" };
      const audit = {
        action: "payment.note.added",
        subject: `payment:${paymentId}`,
        msn,
        details: { note: noteId },
      };
      return { value: ok({ noteId }), audit: added ? audit : "unchanged" };
    });
  },
});

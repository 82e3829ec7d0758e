import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { mayStep } from "@/lib/domain/invoice-state";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type PdfFailure, readPdf } from "./read-pdf";
import { keepFile, lockInvoice, updateInvoice } from "./repository";

export type AttachFailure = { code: "invoice_not_found" | "invoice_moved_on" } | PdfFailure;
type Attached = Result<{ sha256: string }, AttachFailure>;

/** Keeps a PDF that was made elsewhere: the customer opens it in place of the portal's own. For drafts. Input: `{ id, file }`. */
export const attachPdf = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ id: z.uuid(), file: z.instanceof(Buffer) }),
  run: async (scope, { id, file }): Promise<Attached> => {
    // Before the draft is locked: reading may take seconds.
    const read = await readPdf(file);
    return scope.write(async (tx): Promise<Change<Attached>> => {
      const refuse = (error: AttachFailure) => ({ value: fail(error), audit: "unchanged" as const });
      const draft = await lockInvoice(tx, id);
      if (!draft) return refuse({ code: "invoice_not_found" });
      if (!mayStep(draft, "edit")) return refuse({ code: "invoice_moved_on" });
      if (!read.ok) return refuse(read.error);
      const { pdf, sha256 } = read.value;
      await keepFile(tx, { merchantId: scope.merchantId, id }, { pdf, sha256 });
      await updateInvoice(tx, id, { changedAt: now() });
      const audit = {
        action: "invoice.file_attached",
        subject: `invoice:${id}`,
        msn: draft.msn,
        details: { sha256 },
      };
      return { value: ok({ sha256 }), audit };
    });
  },
});

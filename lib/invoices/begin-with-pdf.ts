import { randomUUID } from "node:crypto";
import { z } from "zod";
import { countAttempt, type Limit } from "@/lib/access/rate-limit";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { findProposals, hasProposals, type InvoiceProposals } from "@/lib/domain/invoice-proposals";
import { fail, ok, type Result } from "@/lib/domain/result";
import { issuerOf } from "./company-repository";
import { type PdfFailure, readPdf } from "./read-pdf";
import { addUpload } from "./upload-repository";

/**
 * A file that waits for its draft, and what it seems to say: proposals, or why there are none (no text at all, as in a scan; none that
 * is understood; too long to read).
 */
export type BegunInvoice = {
  readonly upload: string;
  readonly read: "found" | "nothing" | "no_text" | "too_slow";
  readonly found: InvoiceProposals;
};

const UPLOADS: Limit = { name: "invoice-uploads", most: 20, windowMs: 60_000 };

/** Takes a PDF that was made elsewhere for a new invoice and reads what it can. Saving the draft with `upload` keeps it. Input: `{ file }`. */
export const beginWithPdf = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ file: z.instanceof(Buffer) }),
  run: async (scope, { file }): Promise<Result<BegunInvoice, PdfFailure | { code: "too_many_requests" }>> => {
    const { id: createdBy } = scope.caller;
    if (!(await countAttempt(UPLOADS, createdBy))) return fail({ code: "too_many_requests" });
    const read = await readPdf(file);
    if (!read.ok) return read;
    const { pdf, sha256, lines } = read.value;
    return scope.write(async (tx): Promise<Change<Result<BegunInvoice, never>>> => {
      const found = findProposals(lines ?? [], await issuerOf(tx));
      const upload = randomUUID();
      await addUpload(tx, {
        merchantId: scope.merchantId,
        id: upload,
        pdf,
        sha256,
        createdBy,
        createdAt: now(),
      });
      const why = lines === undefined ? "too_slow" : lines.length === 0 ? "no_text" : "nothing";
      return { value: ok({ upload, found, read: hasProposals(found) ? "found" : why }), audit: "own-record" };
    });
  },
});

import { createHash } from "node:crypto";
import { fail, ok, type Result } from "@/lib/domain/result";

/** As much as a PDF may weigh, in bytes. */
export const MAX_PDF_BYTES = 5 * 1024 * 1024;

export type PdfFailure = { code: "file_no_pdf" | "file_pdf_large"; field: string };

/** A file that begins and ends as a PDF does, whatever its name promises. Nothing in it is run or shown by the portal itself. */
export function readPdf(bytes: Uint8Array): Result<{ pdf: Buffer; sha256: string }, PdfFailure> {
  const pdf = Buffer.from(bytes);
  if (pdf.length > MAX_PDF_BYTES) return fail({ code: "file_pdf_large", field: "pdf" });
  const head = pdf.subarray(0, 8).toString("latin1");
  const tail = pdf.subarray(-1_024).toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(head) || !tail.includes("%%EOF"))
    return fail({ code: "file_no_pdf", field: "pdf" });
  return ok({ pdf, sha256: createHash("sha256").update(pdf).digest("hex") });
}

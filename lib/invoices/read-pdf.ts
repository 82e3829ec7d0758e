import { createHash } from "node:crypto";
import type { PrintedLine } from "@/lib/domain/printed-page";
import { fail, ok, type Result } from "@/lib/domain/result";
import { pdfText } from "./pdf-text";

/** As much as a PDF may weigh, in bytes. */
export const MAX_PDF_BYTES = 5 * 1024 * 1024;

export type PdfFailure = {
  code: "file_no_pdf" | "file_pdf_large" | "file_pdf_closed" | "file_pdf_broken";
  field: string;
};

export type ReadPdf = {
  readonly pdf: Buffer;
  readonly sha256: string;
  /** What stands on its pages; undefined where that took too long to find out. */
  readonly lines: readonly PrintedLine[] | undefined;
};

/**
 * A file that is a PDF all through, whatever its name promises, and that customers can open without a password. Nothing in it is run,
 * and the portal itself shows it nowhere.
 */
export async function readPdf(bytes: Uint8Array): Promise<Result<ReadPdf, PdfFailure>> {
  const refuse = (code: PdfFailure["code"]) => fail({ code, field: "pdf" });
  const pdf = Buffer.from(bytes);
  if (pdf.length > MAX_PDF_BYTES) return refuse("file_pdf_large");
  const head = pdf.subarray(0, 8).toString("latin1");
  const tail = pdf.subarray(-1_024).toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(head) || !tail.includes("%%EOF")) return refuse("file_no_pdf");
  const text = await pdfText(pdf);
  if (text.outcome === "encrypted") return refuse("file_pdf_closed");
  if (text.outcome === "broken") return refuse("file_pdf_broken");
  const sha256 = createHash("sha256").update(pdf).digest("hex");
  return ok({ pdf, sha256, lines: text.outcome === "read" ? text.lines : undefined });
}

import { fail, ok, type Result } from "@/lib/domain/result";
import { XmlRefused } from "@/lib/domain/xml-scanner";
import { readCsvReport } from "./read-csv-report";
import { readXlsxReport } from "./read-xlsx-report";
import { readXmlReport } from "./read-xml-report";
import { type ReadReport, type ReportFileFailure, ReportFileRefused } from "./report-defect";

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 32;

/**
 * Reads a settlement report of at most 32 MB, in XML (3.0 or 2.0), CSV or XLSX; which it is, its bytes tell. What is wrong and yet
 * clear comes back as defects with their lines; what is not clear, or meant to harm, as one failure.
 */
export async function readReport(bytes: Uint8Array): Promise<Result<ReadReport, ReportFileFailure>> {
  if (bytes.byteLength > MOST_MEGABYTES * MEGABYTE)
    return fail({ code: "report_file_too_large", most: MOST_MEGABYTES });
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return ok(await readXlsxReport(bytes));
    const text = decode(bytes);
    return ok(/^\ufeff?\s*</.test(text) ? readXmlReport(text) : readCsvReport(text));
  } catch (error) {
    if (error instanceof ReportFileRefused) return fail(error.failure);
    if (error instanceof XmlRefused) return fail(xmlFailure(error));
    throw error;
  }
}

function xmlFailure({ problem, line }: XmlRefused): ReportFileFailure {
  return { code: problem === "xml_doctype" ? "report_file_doctype" : "report_file_broken", line };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ReportFileRefused({ code: "report_file_unknown" });
  }
}

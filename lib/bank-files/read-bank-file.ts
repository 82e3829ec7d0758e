import { fail, ok, type Result } from "@/lib/domain/result";
import { decodeText } from "@/lib/sheets/decode-text";
import { type BankFile, type BankFileFailure, BankFileRefused } from "./bank-statement";
import { readBankCsv } from "./read-bank-csv";
import { readCamt } from "./read-camt";

/** A year of a busy account. */
export const MOST_BYTES = 10 * 1024 * 1024;

/**
 * What a bank's file says: camt.053 or CSV, told by its content, not by its name. All of it or nothing; what can't be read is told with
 * its place. `currency`: of a CSV file that names none.
 */
export function readBankFile(bytes: Uint8Array, currency: string): Result<BankFile, BankFileFailure> {
  if (bytes.byteLength > MOST_BYTES)
    return fail({ code: "bank_file_too_large", most: MOST_BYTES / 1024 / 1024 });
  const text = decodeText(bytes);
  if (text === undefined) return fail({ code: "bank_file_encoding" });
  if (text.trim() === "") return fail({ code: "bank_file_empty" });
  try {
    const isXml = /^\ufeff?\s*</.test(text);
    return ok(
      isXml
        ? { format: "camt053", statements: readCamt(text) }
        : { format: "csv", statements: [readBankCsv(text, currency)] },
    );
  } catch (error) {
    if (error instanceof BankFileRefused) return fail(error.failure);
    throw error;
  }
}

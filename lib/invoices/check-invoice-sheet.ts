import { countAttempt, type Limit } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, type Result } from "@/lib/domain/result";
import { readSheet } from "@/lib/sheets/read-sheet";
import {
  type InvoiceSheetCheck,
  type InvoiceSheetRefusal,
  MOST_ROWS,
  readInvoiceSheet,
  sheetTerms,
} from "./read-invoice-sheet";

export const SHEETS: Limit = { name: "invoice-sheets", most: 30, windowMs: 60_000 };

export type SheetChecked = Result<InvoiceSheetCheck, InvoiceSheetRefusal | { code: "too_many_requests" }>;

/** Says of each row of a sheet whether it could be sent as an invoice, and why not. Nothing is kept. Input: see {@link sheetTerms}. */
export const checkInvoiceSheet = defineUseCase({
  permission: "payment-request:send",
  input: sheetTerms,
  async run(scope, terms): Promise<SheetChecked> {
    if (!(await countAttempt(SHEETS, scope.caller.id))) return fail({ code: "too_many_requests" });
    const sheet = await readSheet(terms.file, MOST_ROWS + 1);
    return sheet.ok ? scope.read((tx) => readInvoiceSheet(tx, sheet.value, terms)) : sheet;
  },
});

import { createHash } from "node:crypto";
import { z } from "zod";
import type { ReadTx } from "@/lib/access/tenant-db";
import { type InvoiceDraft, readDueDay } from "@/lib/domain/invoice-draft";
import {
  type CheckedInvoice,
  checkInvoiceRows,
  type InvoiceColumnMissing,
  type InvoiceSheetRules,
} from "@/lib/domain/invoice-sheet";
import { totalOf } from "@/lib/domain/invoice-total";
import { type Money, money } from "@/lib/domain/money";
import { readPayeeAccount } from "@/lib/domain/payee-account";
import { referenceKindsOf } from "@/lib/domain/payment-reference";
import { VAT_RATES } from "@/lib/domain/receipt";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { Sheet, SheetFailure } from "@/lib/sheets/sheet";
import { type Issuer, issuerOf, unitOf } from "./company-repository";
import type { InvoiceRow } from "./repository";
import { sentBefore } from "./sheet-repository";

/** Rows of one sheet, without that of the names. */
export const MOST_ROWS = 5_000;

/** What counts for all rows; `dueDay` as YYYY-MM-DD and `vatRate` in hundredths of a percent for those that name none. */
export const sheetTerms = z.strictObject({
  msn: z.string().regex(/^\d{4,10}$/),
  file: z.custom<Uint8Array>((given) => given instanceof Uint8Array),
  dueDay: z.string().max(20),
  vatRate: z.int(),
  referenceKind: z.string().max(20),
  bankAccount: z.string().max(100),
});
export type SheetTerms = z.output<typeof sheetTerms>;

/** One invoice, and the row that it begins with. */
export type GoodRow = { readonly line: number; readonly draft: InvoiceDraft; readonly fingerprint: string };

export type InvoiceSheetCheck = {
  readonly rows: readonly CheckedInvoice[];
  /** Invoices with nothing wrong, which would be sent. */
  readonly good: readonly GoodRow[];
  readonly total: Money;
  readonly issuer: Issuer;
  readonly environment: InvoiceRow["environment"];
};

type TermsRefusal = {
  code:
    | "unit_not_found"
    | "due_day_unreadable"
    | "due_day_past"
    | "due_day_far"
    | "vat_rate_other"
    | "reference_kind_missing"
    | "bank_account_form"
    | "bank_account_check_digits";
};
export type InvoiceSheetRefusal = SheetFailure | InvoiceColumnMissing | TermsRefusal;

/** Checks the rows of a sheet, alone, against each other and against what was sent before. */
export async function readInvoiceSheet(
  tx: ReadTx,
  sheet: Sheet,
  terms: SheetTerms,
): Promise<Result<InvoiceSheetCheck, InvoiceSheetRefusal>> {
  const unit = await unitOf(tx, terms.msn);
  if (unit?.status !== "active") return fail({ code: "unit_not_found" });
  const issuer = await issuerOf(tx);
  const rules = rulesOf(terms, issuer);
  if (!rules.ok) return rules;
  const checked = checkInvoiceRows(sheet.rows, rules.value);
  if (!checked.ok) return checked;
  const { rows, good } = await markSentBefore(tx, terms.msn, checked.value);
  const sum = good.reduce((minor, { draft }) => minor + totalOf(draft.lines).grossMinor, 0);
  const total = money(sum, issuer.currency);
  return ok({ rows, good, total, issuer, environment: unit.environment });
}

function rulesOf(terms: SheetTerms, issuer: Issuer): Result<InvoiceSheetRules, TermsRefusal> {
  const { country, currency, today } = issuer;
  const { dueDay, vatRate, referenceKind, bankAccount } = terms;
  const due = readDueDay(dueDay, today);
  if (!due.ok) return fail({ code: due.error });
  if (!VAT_RATES[currency].includes(vatRate)) return fail({ code: "vat_rate_other" });
  if (!referenceKindsOf(country).some((kind) => kind === referenceKind))
    return fail({ code: "reference_kind_missing" });
  const account = bankAccount.trim() === "" ? ok("") : readPayeeAccount(bankAccount, country);
  if (!account.ok) return fail({ code: account.error });
  const vat = String(vatRate / 100);
  return ok({ country, currency, today, dueDay: due.value, vat, referenceKind, bankAccount: account.value });
}

async function markSentBefore(
  tx: ReadTx,
  msn: string,
  rows: readonly CheckedInvoice[],
): Promise<{ rows: CheckedInvoice[]; good: GoodRow[] }> {
  const fresh = rows.flatMap(({ line, cells: { own }, draft }) =>
    draft ? [{ line, draft, fingerprint: fingerprintOf(draft, own) }] : [],
  );
  const sent = await sentBefore(
    tx,
    msn,
    fresh.map(({ fingerprint }) => fingerprint),
  );
  const numbers = new Map(fresh.map(({ line, fingerprint }) => [line, sent.get(fingerprint)]));
  const marked = rows.map((row): CheckedInvoice => {
    const number = numbers.get(row.first);
    if (number === undefined) return row;
    const { draft: _, ...rest } = row;
    return { ...rest, problems: { customer: { code: "invoice_sent_before", number } } };
  });
  return { rows: marked, good: fresh.filter(({ fingerprint }) => !sent.has(fingerprint)) };
}

/** What tells an invoice from others, whatever file it came in. The account that is paid to is a matter of all of them. */
function fingerprintOf({ bankAccount: _, ...draft }: InvoiceDraft, own: string): string {
  const whole = own === "" ? draft : { own, ...draft };
  return createHash("sha256").update(JSON.stringify(whole)).digest("hex");
}

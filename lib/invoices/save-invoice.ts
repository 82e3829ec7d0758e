import { randomBytes } from "node:crypto";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type InvoiceDraft, type InvoiceProblem, readInvoice } from "@/lib/domain/invoice-draft";
import { mayStep } from "@/lib/domain/invoice-state";
import { totalOf } from "@/lib/domain/invoice-total";
import { languageIn } from "@/lib/domain/locale";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type AmountProblem, checkTotal } from "./check-total";
import { type Issuer, issuerOf, keepCustomers, unitOf } from "./company-repository";
import { noteEvent } from "./event-repository";
import { type InvoiceForm, invoiceForm } from "./invoice-form";
import { pageOf } from "./invoice-page";
import {
  addInvoice,
  hasFile,
  type InvoiceRow,
  keepFile,
  lockInvoice,
  replaceLines,
  updateInvoice,
} from "./repository";
import { takeUpload } from "./upload-repository";

export type SaveFailure =
  | { code: InvoiceProblem; field: string }
  | AmountProblem
  | { code: "unit_not_found" }
  | { code: "upload_gone"; field: string }
  | { code: "invoice_moved_on" };
export type Saved = Result<{ to: string; id: string }, SaveFailure>;

/**
 * Keeps a draft, new or changed; nobody else sees it yet. Input: see {@link invoiceForm}; the same id again is the same draft. A
 * failure about one field names it ("lines.0.price").
 */
export const saveInvoice = defineUseCase({
  permission: "payment-request:send",
  input: invoiceForm,
  run: async (scope, form): Promise<Saved> =>
    scope.write(async (tx): Promise<Change<Saved>> => {
      const read = await readForm(tx, form);
      if (!read.ok) return { value: read, audit: "unchanged" };
      const before = await lockInvoice(tx, form.id);
      if (before && !mayStep(before, "edit"))
        return { value: fail({ code: "invoice_moved_on" }), audit: "unchanged" };
      const kept = await keepDraft(tx, scope, form, read.value, before);
      if (!kept) return { value: fail({ code: "invoice_moved_on" }), audit: "unchanged" };
      const file = await attachUpload(tx, scope, form);
      if (!file.ok) return { value: file, audit: "unchanged" };
      const { total, issuer } = read.value;
      const details = { amountMinor: total.grossMinor, currency: issuer.currency, ...file.value };
      const action = before ? "invoice.changed" : "invoice.drafted";
      return {
        value: ok({ to: pageOf(scope, form.id), id: form.id }),
        audit: { action, subject: `invoice:${form.id}`, msn: form.msn, details },
      };
    }),
});

/** The PDF that the draft began with is the draft's own from now on. Saved once more with it, the draft has it already. */
async function attachUpload(tx: WriteTx, { merchantId, caller }: Scope, { id, upload }: InvoiceForm) {
  if (upload === undefined) return ok({});
  const file = await takeUpload(tx, upload, caller.id);
  if (file) {
    await keepFile(tx, { merchantId, id }, file);
    return ok({ sha256: file.sha256 });
  }
  return (await hasFile(tx, id)) ? ok({}) : fail({ code: "upload_gone" as const, field: "pdf" });
}

type Ready = {
  readonly issuer: Issuer;
  readonly draft: InvoiceDraft;
  readonly total: ReturnType<typeof totalOf>;
  readonly environment: InvoiceRow["environment"];
};

/** Reads what was typed by the rules of the company's country. */
async function readForm(tx: WriteTx, form: InvoiceForm): Promise<Result<Ready, SaveFailure>> {
  // Whoever may not send for the unit learns nothing else.
  const unit = await unitOf(tx, form.msn);
  if (unit?.status !== "active") return fail({ code: "unit_not_found" });
  const issuer = await issuerOf(tx);
  const read = readInvoice(form, issuer);
  if (!read.ok) {
    const [field, code] = Object.entries(read.error)[0] ?? [];
    return fail({ code: code ?? "lines_missing", field: field ?? "lines.0.description" });
  }
  const total = totalOf(read.value.lines);
  const right = checkTotal(total.grossMinor, issuer.currency);
  if (!right.ok) return right;
  return ok({ issuer, draft: read.value, total, environment: unit.environment });
}

/** False where somebody made one with this id at the same moment. */
async function keepDraft(
  tx: WriteTx,
  scope: Scope,
  form: InvoiceForm,
  { draft, total, issuer, environment }: Ready,
  before: InvoiceRow | undefined,
): Promise<boolean> {
  const { merchantId, caller } = scope;
  const at = now();
  const { customerName, phone, email, address, message, dueDay, referenceKind, reference, bankAccount } =
    draft;
  const content = {
    ...{ msn: form.msn, environment, customerName, message, dueDay, referenceKind, reference, bankAccount },
    ...{ customerPhone: phone, customerEmail: email, customerAddress: address },
    ...{
      totalMinor: total.grossMinor,
      vatMinor: total.vatMinor,
      remindsAlone: form.remindsAlone,
      changedAt: at,
    },
  };
  if (before) await updateInvoice(tx, form.id, content);
  else {
    const token = randomBytes(16).toString("base64url");
    const locale = languageIn(issuer.country);
    const fixed = { merchantId, id: form.id, kind: "invoice", state: "draft", token, locale } as const;
    const made = { ...fixed, ...content, currency: issuer.currency, createdBy: caller.id, createdAt: at };
    if (!(await addInvoice(tx, made))) return false;
  }
  await replaceLines(tx, { merchantId, id: form.id }, draft.lines);
  await keepCustomers(tx, [{ merchantId, ...content }]);
  await noteEvent(tx, scope, form.id, before ? "changed" : "created");
  return true;
}

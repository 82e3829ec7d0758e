import { createHash, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { countAttempt } from "@/lib/access/rate-limit";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { totalOf } from "@/lib/domain/invoice-total";
import { languageIn } from "@/lib/domain/locale";
import { makeReference } from "@/lib/domain/payment-reference";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readSheet } from "@/lib/sheets/read-sheet";
import type { Sheet } from "@/lib/sheets/sheet";
import { SHEETS } from "./check-invoice-sheet";
import { keepCustomers, knownPhones, unitOf } from "./company-repository";
import {
  type GoodRow,
  type InvoiceSheetCheck,
  type InvoiceSheetRefusal,
  MOST_ROWS,
  readInvoiceSheet,
  sheetTerms,
} from "./read-invoice-sheet";
import type { NewInvoice } from "./repository";
import { findList, giveNumbers, holdNumbers, insertList, insertSent } from "./sheet-repository";

const sendInput = sheetTerms.extend({
  name: z.string().trim().min(1).max(100),
  /** How many invoices the person typed that they want to send. */
  count: z.int().min(1),
  remindsAlone: z.boolean(),
  idempotencyKey: z.uuid(),
});
type SendInput = z.output<typeof sendInput>;

export type SendSheetFailure =
  | InvoiceSheetRefusal
  | { code: "too_many_requests" }
  /** What was typed is not what would be sent. */
  | { code: "invoice_count_differs"; count: number }
  /** Nothing in it can be sent. */
  | { code: "nothing_to_send" }
  | { code: "list_sent_before" };
type SheetSent = Result<{ listId: string }, SendSheetFailure>;

/**
 * Sends the good rows of a sheet as invoices, all together or none, with numbers in the order of the rows. Numbers are held from
 * before the check until the end, so whoever sends the same rows at the same moment finds them sent. Input: see
 * {@link sheetTerms}, and the count that was typed; the same `idempotencyKey` again is the same list.
 */
export const sendInvoiceSheet = defineUseCase({
  permission: "payment-request:send",
  input: sendInput,
  async run(scope, input): Promise<SheetSent> {
    const earlier = await scope.read((tx) => findList(tx, input.idempotencyKey));
    if (earlier) return ok({ listId: earlier.id });
    if (!(await countAttempt(SHEETS, scope.caller.id))) return fail({ code: "too_many_requests" });
    const sheet = await readSheet(input.file, MOST_ROWS + 1);
    if (!sheet.ok) return sheet;
    return scope.write((tx) => sendAll(tx, scope, input, sheet.value));
  },
});

async function sendAll(
  tx: WriteTx,
  scope: Scope,
  input: SendInput,
  sheet: Sheet,
): Promise<Change<SheetSent>> {
  const refuse = (error: SendSheetFailure) => ({ value: fail(error), audit: "unchanged" as const });
  const { msn, name, count, idempotencyKey: id, remindsAlone, ...terms } = input;
  const unit = await unitOf(tx, msn);
  if (!unit) return refuse({ code: "unit_not_found" });
  const last = await holdNumbers(tx, scope.merchantId, unit.environment);
  const read = await readInvoiceSheet(tx, sheet, { msn, ...terms });
  if (!read.ok) return refuse(read.error);
  const { good, total, environment } = read.value;
  if (good.length === 0) return refuse({ code: "nothing_to_send" });
  if (good.length !== count) return refuse({ code: "invoice_count_differs", count: good.length });
  const at = now();
  const kept = await insertList(tx, {
    ...{ merchantId: scope.merchantId, id, msn, environment, name, invoices: count, firstNumber: last + 1 },
    ...{ contentHash: hashOf(good), totalMinor: total.minor, currency: total.currency },
    ...{ createdBy: scope.caller.id, createdAt: at },
  });
  if (!kept)
    return (await findList(tx, id))
      ? { value: ok({ listId: id }), audit: "unchanged" }
      : refuse({ code: "list_sent_before" });
  await insertRows(tx, scope, input, read.value, last);
  await giveNumbers(tx, environment, last + count);
  const numbers = `${last + 1}–${last + count}`;
  const details = { numbers, count, amountMinor: total.minor, currency: total.currency };
  const audit = { action: "invoice.list_sent", subject: `invoice-list:${id}`, msn, details };
  return { value: ok({ listId: id }), audit };
}

/** Whatever order they stood in. */
function hashOf(rows: readonly GoodRow[]): string {
  const prints = rows.map(({ fingerprint }) => fingerprint).sort();
  return createHash("sha256").update(prints.join("\n")).digest("hex");
}

async function insertRows(
  tx: WriteTx,
  scope: Scope,
  input: SendInput,
  check: InvoiceSheetCheck,
  last: number,
): Promise<void> {
  const { merchantId, caller } = scope;
  const made = check.good.map((row, at) => ({
    row,
    invoice: invoiceOf(scope, input, check, row, last + 1 + at),
  }));
  const phones = await knownPhones(
    tx,
    input.msn,
    made.map(({ invoice }) => invoice),
  );
  const rows = made.map(({ invoice }, at) => ({ ...invoice, customerPhone: phones[at] ?? null }));
  const lines = made.flatMap(({ row: { draft }, invoice }) =>
    draft.lines.map((line, position) => ({ merchantId, invoiceId: invoice.id, position, ...line })),
  );
  const by = { actorKind: caller.kind, actorId: caller.id, kind: "sent" as const, at: now() };
  const events = rows.map(({ id: invoiceId, number }) => ({
    merchantId,
    invoiceId,
    ...by,
    details: { number },
  }));
  await insertSent(tx, rows, lines, events);
  await keepCustomers(tx, rows);
}

function invoiceOf(
  { merchantId, caller }: Scope,
  input: SendInput,
  { issuer, environment }: InvoiceSheetCheck,
  { line, draft, fingerprint }: GoodRow,
  number: number,
) {
  const { phone, email, address, lines, reference, ...said } = draft;
  const total = totalOf(lines);
  const at = now();
  return {
    ...{ merchantId, id: randomUUID(), msn: input.msn, environment, kind: "invoice", state: "sent", number },
    ...{ token: randomBytes(16).toString("base64url"), locale: languageIn(issuer.country) },
    ...{ ...said, customerPhone: phone, customerEmail: email, customerAddress: address },
    ...{ currency: issuer.currency, totalMinor: total.grossMinor, vatMinor: total.vatMinor },
    ...{ issuedDay: issuer.today, reference: reference ?? makeReference(said.referenceKind, String(number)) },
    ...{ remindsAlone: input.remindsAlone, listId: input.idempotencyKey, line, fingerprint },
    ...{ nextAt: at, createdBy: caller.id, createdAt: at, changedAt: at },
  } satisfies NewInvoice;
}

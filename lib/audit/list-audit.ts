import { callerTimeZone } from "@/lib/access/caller";
import { defineUseCase } from "@/lib/access/use-case";
import { type AuditLine, auditDetails } from "@/lib/domain/audit-details";
import { ok, type Result } from "@/lib/domain/result";
import { type AuditFilter, auditFilter, writeCursor } from "./audit-filter";
import {
  type AuditRow,
  colleagues,
  findRows,
  groupAndRoleNames,
  invoiceListNames,
  invoiceNames,
  namesOf,
  orderNames,
  referencesOf,
  unitNames,
} from "./repository";

export const AUDIT_PAGE = 50;

/** What an entry is about. `name` where it is still known: a payment's reference, a unit's or a person's name. */
export type AuditSubject = { readonly kind: string; readonly id: string; readonly name?: string };

export type AuditEntryShown = {
  readonly seq: number;
  readonly at: Date;
  readonly actor: {
    readonly kind: "person" | "event" | "job" | "visitor";
    readonly id: string;
    readonly name?: string;
  };
  readonly action: string;
  readonly result: "done" | "refused" | "failed";
  readonly subject: AuditSubject;
  readonly lines: readonly AuditLine[];
  readonly requestId: string | null;
  readonly ip: string | null;
};

export type AuditPage = {
  readonly entries: readonly AuditEntryShown[];
  /** Cursor of the next page, where there is one. */
  readonly next?: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

/** The company's audit log, newest first, 50 at a time. Input: {@link AuditFilter}; days are the company's. */
export const listAudit = defineUseCase({
  permission: "audit:view",
  input: auditFilter,
  run: (scope, filter: AuditFilter): Promise<Result<AuditPage, never>> =>
    scope.read(async (tx) => {
      const timeZone = callerTimeZone(scope.caller);
      const rows = await findRows(tx, filter, timeZone, AUDIT_PAGE + 1);
      const shown = rows.slice(0, AUDIT_PAGE);
      const subjects = shown.map(({ subject }) => readSubject(subject));
      const idsOf = (kind: string) => subjects.flatMap((one) => (one.kind === kind ? [one.id] : []));
      const made = await groupAndRoleNames(tx);
      const names = {
        user: await namesOf(tx, [
          ...shown.map(({ actorId }) => actorId),
          ...idsOf("user"),
          ...shown.flatMap(({ details }) => JSON.stringify(details).match(ID) ?? []),
        ]),
        payment: await referencesOf(tx, [
          ...idsOf("payment"),
          ...shown.flatMap((row) => idIn(row, "payment")),
        ]),
        unit: await unitNames(tx),
        group: made,
        role: made,
        order: await orderNames(tx, idsOf("order")),
        invoice: await invoiceNames(tx, [
          ...idsOf("invoice"),
          ...shown.flatMap((row) => idIn(row, "invoice")),
        ]),
        "invoice-list": await invoiceListNames(tx, idsOf("invoice-list")),
      };
      const last = shown.at(-1);
      return ok({
        entries: shown.map((row) => show(row, names)),
        ...(last && rows.length > AUDIT_PAGE ? { next: writeCursor(last) } : {}),
        people: await colleagues(tx),
      });
    }),
});

type Names = Readonly<
  Record<
    "user" | "payment" | "unit" | "group" | "role" | "order" | "invoice" | "invoice-list",
    ReadonlyMap<string, string>
  >
>;

function show(row: AuditRow, names: Names): AuditEntryShown {
  const { seq, at, action, requestId, ip } = row;
  const subject = readSubject(row.subject);
  const about = subject.kind in names ? names[subject.kind as keyof Names].get(subject.id) : undefined; // safe: asked just before
  const actor = names.user.get(row.actorId);
  return {
    seq,
    at,
    action,
    requestId,
    ip,
    actor: { kind: row.actorKind, id: row.actorId, ...(actor && { name: actor }) },
    // Rows from before the result was kept: only a refusal says so in its name.
    result: row.result ?? (action === "access.refused" ? "refused" : "done"),
    subject: { ...subject, ...(about && { name: about }) },
    lines: auditDetails(row.details).map((line) => withNames(line, names)),
  };
}

/** The payment or invoice that an entry about something else names. */
function idIn({ details }: AuditRow, field: "payment" | "invoice"): string[] {
  const named = Object.entries(details ?? {}).find(([name]) => name === field)?.[1];
  return typeof named === "string" ? [named] : [];
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The log knows people, own roles, payments and invoices by their ids; whoever reads it, by their names, as long as there are any. */
function withNames(line: AuditLine, { user, role, payment, invoice }: Names): AuditLine {
  const named = (text: string) =>
    text
      .replace(/role:([0-9a-f-]{36})/g, (whole, id: string) => role.get(id) ?? whole)
      .replace(ID, (id) => user.get(id) ?? payment.get(id) ?? invoice.get(id) ?? id);
  if (line.kind === "change") return { ...line, before: named(line.before), after: named(line.after) };
  return line.kind === "value" ? { ...line, value: named(line.value) } : line;
}

/** "payment:<id>" → kind and id; "transactions" → kind alone. */
function readSubject(text: string): AuditSubject {
  const colon = text.indexOf(":");
  return colon < 0 ? { kind: text, id: "" } : { kind: text.slice(0, colon), id: text.slice(colon + 1) };
}

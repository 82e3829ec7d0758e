import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { auditLog } from "@/db/schema/audit";
import { memberGroups } from "@/db/schema/groups";
import { invoiceLists, invoices } from "@/db/schema/invoices";
import { payments } from "@/db/schema/payments";
import { productOrders } from "@/db/schema/product-orders";
import { salesUnits } from "@/db/schema/sales-units";
import { memberships, ownRoles, users } from "@/db/schema/users";
import type { ReadTx } from "@/lib/access/tenant-db";
import { addDays, startOfDay } from "@/lib/domain/calendar";
import { type AuditFilter, readCursor } from "./audit-filter";

export type AuditRow = Omit<typeof auditLog.$inferSelect, "merchantId" | "previousHash" | "kind">;

const { at, seq, actorKind, actorId, action, subject, msn, details, requestId, ip, result, hash } = auditLog;

/** The newest rows of a filter, `limit` at the most. */
export function findRows(
  tx: ReadTx,
  filter: AuditFilter,
  timeZone: string,
  limit: number,
): Promise<AuditRow[]> {
  return tx
    .select({ at, seq, actorKind, actorId, action, subject, msn, details, requestId, ip, result, hash })
    .from(auditLog)
    .where(conditionsOf(filter, timeZone))
    .orderBy(...NEWEST_FIRST)
    .limit(limit);
}

export const NEWEST_FIRST: readonly SQL[] = [desc(at), desc(seq)];

/** Row security adds the merchant. */
export function conditionsOf(filter: AuditFilter, timeZone: string): SQL | undefined {
  const { person, kind, from, to, failed } = filter;
  const after = filter.after ? readCursor(filter.after) : undefined;
  return and(
    person ? eq(actorId, person) : undefined,
    kind ? eq(auditLog.kind, kind) : undefined,
    filter.subject ? about(filter.subject) : undefined,
    from ? gte(at, startOfDay(from, timeZone)) : undefined,
    to ? lt(at, startOfDay(addDays(to, 1), timeZone)) : undefined,
    // As the index has it, word for word.
    failed ? sql`(result <> 'done' or action = 'access.refused')` : undefined,
    after ? sql`(${at}, ${seq}) < (${after.at.toISOString()}::timestamptz, ${after.seq}::bigint)` : undefined,
  );
}

/** Looked up first and put in as a list: joined, the planner would walk the log. */
function about(typed: string): SQL | undefined {
  const found = sql`array(select 'payment:' || ${payments.id} from ${payments} where ${payments.reference} = ${typed})`;
  return or(inArray(subject, [typed, `unit:${typed}`]), sql`${subject} = any (${found})`);
}

/** Names of people by id, as far as they still work for the company. */
export async function namesOf(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter((id) => UUID.test(id));
  if (known.length === 0) return new Map();
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, known));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function referencesOf(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter((id) => UUID.test(id));
  if (known.length === 0) return new Map();
  const rows = await tx
    .select({ id: payments.id, reference: payments.reference })
    .from(payments)
    .where(inArray(payments.id, known));
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

/** Numbers of invoices and credit notes by id, and whose draft it is that has none yet. */
export async function invoiceNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter((id) => UUID.test(id));
  if (known.length === 0) return new Map();
  const { id, number, customerName } = invoices;
  const rows = await tx.select({ id, number, customerName }).from(invoices).where(inArray(id, known));
  return new Map(rows.map((row) => [row.id, row.number === null ? row.customerName : String(row.number)]));
}

/** Names of the sheets that invoices came in. */
export async function invoiceListNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter((id) => UUID.test(id));
  if (known.length === 0) return new Map();
  const { id, name } = invoiceLists;
  const rows = await tx.select({ id, name }).from(invoiceLists).where(inArray(id, known));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** What the ordered sales units shall be called, by order. A draft that was thrown away has none any more. */
export async function orderNames(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter((id) => UUID.test(id));
  if (known.length === 0) return new Map();
  const { id, name } = productOrders;
  const rows = await tx.select({ id, name }).from(productOrders).where(inArray(id, known));
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function unitNames(tx: ReadTx): Promise<Map<string, string>> {
  const rows = await tx.select({ msn: salesUnits.msn, name: salesUnits.name }).from(salesUnits);
  return new Map(rows.map((row) => [row.msn, row.name]));
}

/** Names of the company's groups of people and of its own roles, by id. */
export async function groupAndRoleNames(tx: ReadTx): Promise<Map<string, string>> {
  const groups = tx.select({ id: memberGroups.id, name: memberGroups.name }).from(memberGroups);
  const roles = tx.select({ id: ownRoles.id, name: ownRoles.name }).from(ownRoles);
  return new Map((await unionAll(groups, roles)).map(({ id, name }) => [id, name]));
}

/** Everyone who works for the company, by name: whom the log can be filtered by. */
export function colleagues(tx: ReadTx): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .orderBy(asc(users.name), asc(users.id));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The hash of one row, from which a walk goes on. */
export async function hashAt(tx: ReadTx, number: number): Promise<string | undefined> {
  const [row] = await tx.select({ hash }).from(auditLog).where(eq(seq, number));
  return row?.hash;
}

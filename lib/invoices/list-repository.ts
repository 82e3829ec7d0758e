import { and, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { invoices } from "@/db/schema/invoices";
import type { ReadTx } from "@/lib/access/tenant-db";
import { addDays } from "@/lib/domain/calendar";
import type { Environment } from "@/lib/domain/environment";
import { AGES, type InvoiceAge, OPEN_INVOICES } from "@/lib/domain/invoice-state";
import type { InvoiceRow } from "./repository";

export const TABS = ["all", "draft", "open", "overdue", "paid", "closed"] as const;
export type InvoiceTab = (typeof TABS)[number];

export type InvoiceFilter = {
  readonly environment: Environment;
  readonly tab: InvoiceTab;
  readonly age?: InvoiceAge | undefined;
  /** The sheet that they came in. */
  readonly list?: string | undefined;
  /** The day that it is for the merchant. */
  readonly today: string;
};

/** After this one, in the order of the list. */
export type Cursor = { readonly createdAt: Date; readonly id: string };

const { kind, state, dueDay, createdAt, id } = invoices;
const open = (): SQL => sql`(${eq(kind, "invoice")} and ${inArray(state, [...OPEN_INVOICES])})`;

const TAB: Record<InvoiceTab, (today: string) => SQL | undefined> = {
  all: () => undefined,
  draft: () => eq(state, "draft"),
  open,
  overdue: (today) => and(open(), lt(dueDay, today)),
  paid: () => eq(state, "paid"),
  closed: () => or(inArray(state, ["cancelled", "credited"]), eq(kind, "credit_note")),
};

/** First and last due day of an age; undefined where it has no end. */
function daysOf(age: InvoiceAge, today: string): { from?: string; to?: string } {
  const ago = (days: number) => addDays(today, -days);
  if (age === "not_due") return { from: today };
  if (age === "to_14") return { from: ago(14), to: ago(1) };
  if (age === "to_30") return { from: ago(30), to: ago(15) };
  return age === "to_60" ? { from: ago(60), to: ago(31) } : { to: ago(61) };
}

function aged(age: InvoiceAge, today: string): SQL | undefined {
  const { from, to } = daysOf(age, today);
  return and(open(), from ? gte(dueDay, from) : undefined, to ? lt(dueDay, addDays(to, 1)) : undefined);
}

/** Newest first. */
export async function invoicesBy(
  tx: ReadTx,
  { environment, tab, age, list, today }: InvoiceFilter,
  after: Cursor | undefined,
  most: number,
): Promise<InvoiceRow[]> {
  const later = after
    ? or(lt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), lt(id, after.id)))
    : undefined;
  const ofList = list ? eq(invoices.listId, list) : undefined;
  const aging = age ? aged(age, today) : undefined;
  return tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.environment, environment), TAB[tab](today), aging, ofList, later))
    .orderBy(desc(createdAt), desc(id))
    .limit(most);
}

export type AgeSum = { readonly age: InvoiceAge; readonly count: number; readonly minor: number };

/** What is outstanding, by how long it has been due. */
export async function agesOf(tx: ReadTx, environment: Environment, today: string): Promise<AgeSum[]> {
  const outstanding = sql`greatest(0, ${invoices.totalMinor} + ${invoices.feeMinor} - ${invoices.paidMinor})`;
  const columns = AGES.flatMap((age) => [
    [`${age}_count`, sql<string>`count(*) filter (where ${aged(age, today)})`],
    [`${age}_minor`, sql<string>`coalesce(sum(${outstanding}) filter (where ${aged(age, today)}), 0)`],
  ]);
  const [row] = await tx
    .select(Object.fromEntries(columns))
    .from(invoices)
    .where(and(eq(invoices.environment, environment), open(), isNull(invoices.creditOf)));
  const read = (name: string) => Number(row?.[name] ?? 0);
  return AGES.map((age) => ({ age, count: read(`${age}_count`), minor: read(`${age}_minor`) }));
}

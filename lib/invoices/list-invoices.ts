import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import {
  AGES,
  type InvoiceKind,
  type InvoiceStanding,
  outstandingOf,
  standingOf,
} from "@/lib/domain/invoice-state";
import { type Currency, isCurrency, type Money, money } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";
import { issuerOf } from "./company-repository";
import { type AgeSum, agesOf, type Cursor, invoicesBy, TABS } from "./list-repository";
import type { InvoiceRow } from "./repository";
import { findList, type SheetRow } from "./sheet-repository";

/** What the list can show, as tabs. */
export const INVOICE_TABS = TABS;
export type { AgeSum };

const PAGE = 50;

export type InvoiceListRow = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly number: number | null;
  readonly customerName: string;
  readonly standing: InvoiceStanding;
  readonly dueDay: string;
  readonly total: Money;
  readonly outstanding: Money;
};

export type SentSheet = {
  readonly name: string;
  readonly count: number;
  readonly first: number;
  readonly total: Money;
};

export type InvoiceList = {
  readonly rows: readonly InvoiceListRow[];
  readonly ages: readonly AgeSum[];
  readonly currency: Money["currency"];
  /** The sheet whose invoices these are. */
  readonly sheet: SentSheet | undefined;
  /** Where the next page begins. */
  readonly next: string | undefined;
};

/** Invoices and credit notes of one mode, the newest first. Input: `{ environment, tab?, age?, list?, after? }`. */
export const listInvoices = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({
    environment: z.enum(ENVIRONMENTS),
    tab: z.enum(TABS).catch("all"),
    age: z.enum(AGES).optional().catch(undefined),
    list: z.uuid().optional().catch(undefined),
    after: z.string().max(100).optional(),
  }),
  run: (scope, { environment, tab, age, list, after }): Promise<Result<InvoiceList, never>> =>
    scope.read(async (tx) => {
      const { today, currency } = await issuerOf(tx);
      const found = list ? await findList(tx, list) : undefined;
      const filter = { environment, tab, age, list, today };
      const matching = await invoicesBy(tx, filter, readCursor(after), PAGE + 1);
      const rows = matching.slice(0, PAGE);
      const last = rows.at(-1);
      return ok({
        rows: rows.map((row) => toRow(row, today)),
        ages: await agesOf(tx, environment, today),
        currency,
        sheet: found && toSheet(found),
        next: matching.length > PAGE && last ? `${last.createdAt.getTime()}_${last.id}` : undefined,
      });
    }),
});

function toSheet({ name, invoices: count, firstNumber: first, totalMinor, currency }: SheetRow): SentSheet {
  return { name, count, first, total: money(totalMinor, known(currency)) };
}

function known(currency: string): Currency {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return currency;
}

function readCursor(text: string | undefined): Cursor | undefined {
  const [, time, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? "") ?? [];
  return time && id && z.uuid().safeParse(id).success ? { createdAt: new Date(Number(time)), id } : undefined;
}

export function toRow(row: InvoiceRow, today: string): InvoiceListRow {
  const { id, kind, number, customerName, dueDay, currency } = row;
  const owing = kind === "invoice" && number !== null && row.state !== "credited" ? outstandingOf(row) : 0;
  return {
    ...{ id, kind, number, customerName, dueDay, standing: standingOf(row, today) },
    total: money(row.totalMinor, known(currency)),
    outstanding: money(owing, known(currency)),
  };
}

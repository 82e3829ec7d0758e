import { type Caller, callerReach } from "@/lib/access/caller";
import type { ReadTx } from "@/lib/access/tenant-db";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { type Customer, customerFor } from "@/lib/domain/customer";
import { type Currency, isCurrency, type Money, money } from "@/lib/domain/money";
import type { PaymentStatus } from "@/lib/domain/payment";
import { reaches } from "@/lib/domain/permission";
import { ok, type Result } from "@/lib/domain/result";
import { PAGE_SIZE, type PaymentFilter, paymentFilter, writeCursor } from "./payment-filter";
import { type ListRow, listRows, merchantTimeZone } from "./read-repository";

export type PaymentLine = {
  readonly id: string;
  readonly createdAt: Date;
  readonly reference: string;
  readonly description: string | null;
  readonly customer: Customer;
  readonly unit: { readonly msn: string; readonly name: string };
  readonly channel: ListRow["channel"];
  readonly amount: Money;
  readonly captured: Money;
  readonly refunded: Money;
  readonly status: PaymentStatus;
};

export type PaymentPage = {
  readonly rows: readonly PaymentLine[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
  readonly timeZone: string;
  /** The day that it is for the merchant. */
  readonly today: string;
};

/** One page of payments within the caller's reach, newest first unless asked otherwise. Input: a payment filter. */
export const listPayments = defineUseCase({
  permission: "transaction:view",
  input: paymentFilter,
  run: async (scope, filter): Promise<Result<PaymentPage, never>> =>
    ok(await scope.read((tx) => readPage(tx, scope.caller, filter))),
});

export async function readPage(tx: ReadTx, caller: Caller, filter: PaymentFilter): Promise<PaymentPage> {
  const timeZone = await merchantTimeZone(tx, caller);
  const rows = await listRows(tx, filter, timeZone, PAGE_SIZE + 1);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const next = rows.length > PAGE_SIZE && last ? writeCursor(cursorOf(last)) : undefined;
  return {
    rows: shown.map((row) => toLine(row, caller)),
    timeZone,
    today: dayAt(now(), timeZone),
    ...(next ? { next } : {}),
  };
}

function cursorOf({ createdAt, amountMinor, id }: ListRow) {
  return { at: createdAt, minor: amountMinor, id };
}

function toLine(row: ListRow, caller: Caller): PaymentLine {
  const of = (minor: number) => money(minor, currencyOf(row.currency));
  return {
    id: row.id,
    createdAt: row.createdAt,
    reference: row.reference,
    description: row.description,
    customer: customerFor(
      { name: row.customerName, phone: row.customerPhone },
      seesCustomer(caller, row.msn),
    ),
    unit: { msn: row.msn, name: row.unitName },
    channel: row.channel,
    amount: of(row.authorizedMinor || row.amountMinor),
    captured: of(row.capturedMinor),
    refunded: of(row.refundedMinor),
    status: row.status,
  };
}

/** Whoever may give money back has to know to whom: administrators and those with Transaction Management at the unit. */
export function seesCustomer(caller: Caller, msn: string): boolean {
  return reaches(callerReach(caller, "payment:refund"), msn);
}

function currencyOf(text: string): Currency {
  if (!isCurrency(text)) throw new Error(`unknown currency ${text}`);
  return text;
}

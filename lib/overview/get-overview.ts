import { z } from "zod";
import type { ReadTx } from "@/lib/access/tenant-db";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { addDays, dayAt, startOfDay } from "@/lib/domain/calendar";
import { ENVIRONMENTS, type Environment } from "@/lib/domain/environment";
import { type Currency, isCurrency, type Money, money } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";
import { type Attention, readAttention } from "./read-attention";
import { type Lapsing, readLapsing } from "./read-lapsing";
import { customersSince, findMerchant, salesByDay } from "./repository";

const PLOTTED_DAYS = 30;

/** What customers approved on a day of the merchant's time zone, less what was cancelled, and what of it was given back since. */
export type SalesDay = {
  readonly day: string;
  readonly payments: number;
  readonly sold: Money;
  readonly refunded: Money;
};

export type Overview = {
  /** When it was read. */
  readonly at: Date;
  readonly timeZone: string;
  readonly today: SalesDay & { readonly customers: number };
  /** Thirty days, the oldest first, today last; days without sales too. */
  readonly days: readonly SalesDay[];
  readonly lapsing: Lapsing;
  readonly attention: Attention;
};

/** The front page of the caller's sales units in production, or in test. Input: `{ environment? }`. */
export const getOverview = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS).default("production") }),
  run: (scope, { environment }): Promise<Result<Overview, never>> =>
    scope.read(async (tx) => {
      const { timeZone, currency } = await findMerchant(tx);
      if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
      const at = now();
      const today = dayAt(at, timeZone);
      const days = await readDays(tx, environment, today, currency);
      const customers = await customersSince(
        tx,
        environment,
        startOfDay(today, timeZone),
        startOfDay(addDays(today, 1), timeZone),
      );
      return ok({
        at,
        timeZone,
        today: { ...lastOf(days), customers },
        days,
        lapsing: await readLapsing(tx, environment, at),
        attention: await readAttention(tx, environment, at),
      });
    }),
});

async function readDays(
  tx: ReadTx,
  environment: Environment,
  today: string,
  currency: Currency,
): Promise<SalesDay[]> {
  const first = addDays(today, 1 - PLOTTED_DAYS);
  const known = new Map((await salesByDay(tx, environment, first, currency)).map((row) => [row.day, row]));
  return Array.from({ length: PLOTTED_DAYS }, (_, index) => {
    const day = addDays(first, index);
    const row = known.get(day);
    return {
      day,
      payments: row?.payments ?? 0,
      sold: money(row?.soldMinor ?? 0, currency),
      refunded: money(row?.refundedMinor ?? 0, currency),
    };
  });
}

function lastOf(days: readonly SalesDay[]): SalesDay {
  const last = days.at(-1);
  if (!last) throw new Error("no days to show");
  return last;
}

import type { ReadTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { countLapsing, lapsingPayments } from "./repository";

const DAY_MS = 86_400_000;
/** How far ahead the front page looks. */
const DAYS_AHEAD = 7;
const SHOWN = 5;
const COUNT_LIMIT = 100;

export type LapsingPayment = {
  readonly id: string;
  readonly reference: string;
  readonly unit: string;
  /** What is still reserved. */
  readonly open: Money;
  /** Until then a capture is certain to be taken; later the platform may refuse it. */
  readonly until: Date;
};

export type Lapsing = {
  readonly payments: readonly LapsingPayment[];
  /** All of them, counted up to {@link COUNT_LIMIT}. */
  readonly count: number;
  readonly capped: boolean;
  readonly daysAhead: number;
};

/** Reservations that can't be captured for certain any more within a week. */
export async function readLapsing(tx: ReadTx, environment: Environment, at: Date): Promise<Lapsing> {
  const before = new Date(at.getTime() + DAYS_AHEAD * DAY_MS);
  const rows = await lapsingPayments(tx, environment, [at, before], SHOWN);
  const counted =
    rows.length < SHOWN ? rows.length : await countLapsing(tx, environment, [at, before], COUNT_LIMIT + 1);
  return {
    payments: rows.map(({ unitName, openMinor, currency, ...row }) => ({
      ...row,
      unit: unitName,
      open: amountOf(openMinor, currency),
    })),
    count: Math.min(counted, COUNT_LIMIT),
    capped: counted > COUNT_LIMIT,
    daysAhead: DAYS_AHEAD,
  };
}

function amountOf(minor: number, currency: string): Money {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return money(minor, currency);
}

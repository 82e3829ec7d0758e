import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { dayAt } from "@/lib/domain/calendar";
import { type Currency, isCurrency, type Money, money } from "@/lib/domain/money";
import { payoutOf } from "@/lib/domain/payout";
import { ok, type Result } from "@/lib/domain/result";
import { differenceOf, type ShownState, shownState } from "@/lib/domain/settlement";
import {
  type Cursor,
  companyOf,
  knownSince,
  type OpenLedger,
  openLedgers,
  payoutsFrom,
  type SettlementRow,
  settlementsBy,
  syncsOf,
} from "./list-repository";

const PAGE = 50;

export type SettlementLine = {
  /** `<ledger>-<number>`, as the platform names the payout. */
  readonly id: string;
  readonly number: string;
  readonly unit: { readonly msn: string; readonly name: string };
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly payoutDate: string;
  readonly captured: Money;
  readonly refunded: Money;
  readonly fees: Money;
  readonly paidOut: Money;
  readonly state: ShownState;
  readonly bankReference: string | null;
  /** When the bank booked it, and the bank's own mark, once a statement shows it. */
  readonly bankDay: string | null;
  readonly bankMark: string | null;
  readonly addsUp: boolean;
};

/** A payout to come. `certain` ones are scheduled; others follow from what lies on the ledger today, fees taken off. */
export type ToCome = {
  readonly unit: { readonly msn: string; readonly name: string };
  readonly date: string;
  readonly amount: Money;
  readonly certain: boolean;
};

export type SettlementList = {
  readonly rows: readonly SettlementLine[];
  /** Sales units that have a ledger. */
  readonly units: readonly { readonly msn: string; readonly name: string }[];
  readonly toCome: readonly ToCome[];
  /** Units whose ledgers could not be read, and since when. */
  readonly failing: readonly { readonly name: string; readonly since: Date; readonly code: string }[];
  readonly syncedAt: Date | null;
  readonly since: string | null;
  readonly timeZone: string;
  readonly next: string | undefined;
};

/** Settlements within reach, the newest first, with what is to come. Input: `{ msn?, after? }`. */
export const listSettlements = defineUseCase({
  permission: "report:download",
  input: z.strictObject({
    msn: z
      .string()
      .regex(/^\d{4,10}$/)
      .optional()
      .catch(undefined),
    after: z.string().max(300).optional(),
  }),
  run: (scope, { msn, after }): Promise<Result<SettlementList, never>> =>
    scope.read(async (tx) => {
      const company = await companyOf(tx);
      const today = dayAt(now(), company.timeZone);
      const found = await settlementsBy(tx, msn, readCursor(after), PAGE + 1);
      const last = found.length > PAGE ? found[PAGE - 1] : undefined;
      const syncs = await syncsOf(tx);
      const scheduled = (await payoutsFrom(tx, today)).map((row) => toScheduled(row, today));
      const ledgers = await openLedgers(tx);
      const open = ledgers.flatMap((one) => expected(one, today, company.country));
      const toCome = [...scheduled, ...open].filter(({ unit }) => !msn || unit.msn === msn);
      return ok({
        rows: found.slice(0, PAGE).map((row) => toLine(row, today)),
        units: ledgers.map((one) => ({ msn: one.msn, name: one.unitName })),
        toCome: toCome.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
        failing: syncs.flatMap(({ unitName, failure, failingSince }) =>
          failure && failingSince ? [{ name: unitName, since: failingSince, code: failure }] : [],
        ),
        syncedAt: syncs.reduce<Date | null>((oldest, { syncedAt }) => earlier(oldest, syncedAt), null),
        since: await knownSince(tx),
        timeZone: company.timeZone,
        next: last ? writeCursor(last) : undefined,
      });
    }),
});

export function toLine(row: SettlementRow, today: string): SettlementLine {
  const currency = currencyOf(row.currency);
  const { number, periodFrom, periodTo, payoutDate, state, bankReference, bankDay, bankMark } = row;
  return {
    id: `${row.ledgerId}-${number}`,
    unit: { msn: row.msn, name: row.unitName },
    ...{ number, periodFrom, periodTo, payoutDate, bankReference, bankDay, bankMark },
    state: shownState(state, payoutDate, today),
    captured: money(row.capturedMinor, currency),
    refunded: money(row.refundedMinor, currency),
    fees: money(row.feesMinor, currency),
    paidOut: money(row.paidOutMinor, currency),
    addsUp: row.breakCount === 0 && differenceOf(row) === 0,
  };
}

function toScheduled(row: SettlementRow, today: string): ToCome {
  const { unit, payoutDate, paidOut } = toLine(row, today);
  return { unit, date: payoutDate, amount: paidOut, certain: true };
}

/** Nothing is paid out of a ledger that is empty or below zero. */
function expected(ledger: OpenLedger, today: string, country: string): ToCome[] {
  const minor = ledger.balanceMinor + ledger.feesMinor;
  if (minor <= 0) return [];
  const { date } = payoutOf(today, ledger.period, bankCountryOf(country));
  const unit = { msn: ledger.msn, name: ledger.unitName };
  return [{ unit, date, amount: money(minor, currencyOf(ledger.currency)), certain: false }];
}

const earlier = (a: Date | null, b: Date | null) => (a === null || (b !== null && b < a) ? b : a);

export function currencyOf(text: string): Currency {
  if (!isCurrency(text)) throw new Error(`unknown currency ${text}`);
  return text;
}

const writeCursor = ({ scheduledAt, ledgerId, number }: SettlementRow) =>
  `${scheduledAt.getTime()}~${ledgerId}~${number}`;

function readCursor(text: string | undefined): Cursor | undefined {
  const [, time, ledgerId, number] = /^(\d{1,15})~([^~]+)~([^~]+)$/.exec(text ?? "") ?? [];
  return time && ledgerId && number ? { scheduledAt: new Date(Number(time)), ledgerId, number } : undefined;
}

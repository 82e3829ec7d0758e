import { z } from "zod";
import type { ReadTx } from "@/lib/access/tenant-db";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { addDays, dayAt } from "@/lib/domain/calendar";
import { type Currency, isCurrency, type Money, money } from "@/lib/domain/money";
import { nextPayout, type Payout, periodsIn, type SettlementPeriod } from "@/lib/domain/payout";
import { fail, ok, type Result } from "@/lib/domain/result";
import { maskAccount } from "@/lib/domain/settlement-account";
import { isPlayed } from "@/lib/payments-api/management";
import {
  type Company,
  daysSince,
  findCompany,
  findLogo,
  findUnit,
  keysRefusedSince,
  requestsOf,
  type UnitRow,
} from "./read-repository";
import { msnInput } from "./unit-filter";

const FIGURE_DAYS = 30;

export type UnitRequest = {
  readonly state: "submitted" | "approved" | "stopped";
  readonly createdAt: Date;
  /** Why it was refused, where the platform said so. */
  readonly answer: string | null;
};

export type UnitDetail = Pick<
  UnitRow,
  "msn" | "name" | "kind" | "environment" | "status" | "captureType" | "location" | "partner"
> & {
  readonly logo: string | null;
  readonly timeZone: string;
  readonly settlement: {
    /** Masked; the whole number never leaves the server. */
    readonly account: string | null;
    readonly toProve: string | null;
    readonly period: SettlementPeriod;
    readonly periods: readonly SettlementPeriod[];
    readonly next: Payout;
    /** What one person may refund within a day without proving again who they are; null for any amount. */
    readonly refundLimit: Money | null;
  };
  readonly recurring: UnitRequest | null;
  readonly paymentLinks: UnitRequest | null;
  readonly figures: { readonly payments: number; readonly sold: Money; readonly refunded: Money };
  /** Since when the platform takes the unit's API keys no longer. */
  readonly keysRefusedSince: Date | null;
  /** Whether changes are carried out by a sandbox; a real platform has no interface for them. */
  readonly played: boolean;
};

/** All that the page of a sales unit shows. Input: `{ msn }`. */
export const getUnit = defineUseCase({
  permission: "unit:view",
  input: z.strictObject({ msn: msnInput }),
  run: (scope, { msn }): Promise<Result<UnitDetail, { code: "sales_unit_not_found" }>> =>
    scope.read(async (tx) => {
      const unit = await findUnit(tx, msn);
      if (!unit) return fail({ code: "sales_unit_not_found" });
      return ok(await describe(tx, unit, await findCompany(tx)));
    }),
});

async function describe(tx: ReadTx, unit: UnitRow, { country, timeZone }: Company): Promise<UnitDetail> {
  const { msn, name, kind, environment, status, captureType, location, partner } = unit;
  const today = dayAt(now(), timeZone);
  const requests = await requestsOf(tx, msn);
  const newest = (wanted: "recurring" | "payment_links") =>
    requests.find((request) => request.kind === wanted) ?? null;
  const bank = bankCountryOf(country);
  return {
    ...{ msn, name, kind, environment, status, captureType, location, partner, timeZone },
    logo: (await findLogo(tx, msn))?.sha256 ?? null,
    settlement: {
      account: unit.settlementAccount && maskAccount(unit.settlementAccount),
      toProve: unit.accountToProve && maskAccount(unit.accountToProve),
      period: unit.settlementPeriod,
      periods: periodsIn(bank),
      next: nextPayout(today, unit.settlementPeriod, bank),
      refundLimit:
        unit.refundLimitMinor === null ? null : money(unit.refundLimitMinor, currencyOf(unit.currency)),
    },
    recurring: newest("recurring"),
    paymentLinks: newest("payment_links"),
    keysRefusedSince: await keysRefusedSince(tx, msn),
    figures: await figuresOf(tx, unit, addDays(today, 1 - FIGURE_DAYS)),
    played: isPlayed(),
  };
}

async function figuresOf(tx: ReadTx, unit: UnitRow, from: string): Promise<UnitDetail["figures"]> {
  const rows = await daysSince(tx, unit, from);
  const currency = currencyOf(unit.currency);
  const total = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + pick(row), 0);
  const open = ["reserved", "partially_captured"];
  const sold = total((row) => (open.includes(row.status) ? row.authorizedMinor : row.capturedMinor));
  return {
    payments: total((row) => row.payments),
    sold: money(sold, currency),
    refunded: money(
      total((row) => row.refundedMinor),
      currency,
    ),
  };
}

function currencyOf(text: string): Currency {
  if (!isCurrency(text)) throw new Error(`unknown currency ${text}`);
  return text;
}

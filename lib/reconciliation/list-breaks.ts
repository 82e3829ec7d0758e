import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { BreakKind, BreakState } from "@/lib/domain/break";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";
import { companyTimeZone } from "./break-repository";
import { breaksBy, lastCheck, unitsWithBooks } from "./list-repository";

const PAGE = 50;

/** What the list is chosen by: what waits for a person, what was explained, what mended itself. */
export const BREAK_VIEWS = ["waiting", "explained", "gone"] as const;
export type BreakView = (typeof BREAK_VIEWS)[number];

const STATES: Record<BreakView, readonly BreakState[]> = {
  waiting: ["open", "reopened"],
  explained: ["explained"],
  gone: ["gone"],
};

export type BreakLine = {
  readonly id: string;
  readonly kind: BreakKind;
  readonly state: BreakState;
  readonly unit: { readonly msn: string; readonly name: string };
  /** The payment's reference, the payout's number, or the day that it is about. */
  readonly reference: string | null;
  readonly settlement: string | null;
  readonly day: string | null;
  readonly expected: Money;
  readonly found: Money;
  readonly firstSeenAt: Date;
  readonly stateAt: Date;
  readonly owner: string | null;
  readonly reason: string | null;
};

export type BreakList = {
  readonly rows: readonly BreakLine[];
  readonly units: readonly { readonly msn: string; readonly name: string }[];
  readonly checkedAt: Date | null;
  /** A look is due that the worker has not taken yet. */
  readonly checking: boolean;
  readonly timeZone: string;
  readonly next: number | undefined;
};

/** Differences in the books within reach. Input: `{ view, msn?, skip? }`. */
export const listBreaks = defineUseCase({
  permission: "report:download",
  input: z.strictObject({
    view: z.enum(BREAK_VIEWS).catch("waiting"),
    msn: z
      .string()
      .regex(/^\d{4,10}$/)
      .optional()
      .catch(undefined),
    skip: z.coerce.number().int().min(0).max(100_000).catch(0),
  }),
  run: (scope, { view, msn, skip }): Promise<Result<BreakList, never>> =>
    scope.read(async (tx) => {
      const found = await breaksBy(tx, { states: STATES[view], msn, skip, limit: PAGE + 1 });
      const { checkedAt, nextAt } = await lastCheck(tx);
      return ok({
        rows: found.slice(0, PAGE).map(toLine),
        units: await unitsWithBooks(tx),
        checkedAt,
        checking: nextAt !== null && nextAt <= now(),
        timeZone: await companyTimeZone(tx),
        next: found.length > PAGE ? skip + PAGE : undefined,
      });
    }),
});

type Found = Awaited<ReturnType<typeof breaksBy>>[number];

export function toLine({ row, unitName, ownerName }: Found): BreakLine {
  const { id, kind, state, reference, ledgerId, settlementNumber, day, firstSeenAt, stateAt, reason } = row;
  return {
    ...{ id, kind, state, reference, day, firstSeenAt, stateAt, reason, owner: ownerName },
    unit: { msn: row.msn, name: unitName },
    settlement: ledgerId && settlementNumber ? `${ledgerId}-${settlementNumber}` : null,
    expected: amount(row.expectedMinor, row.currency),
    found: amount(row.foundMinor, row.foundCurrency ?? row.currency),
  };
}

function amount(minor: number, currency: string): Money {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return money(minor, currency);
}

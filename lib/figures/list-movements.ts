import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { type Currency, type Money, money } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";
import { chooseCurrency } from "./choose-currency";
import { movementFilter } from "./figure-filter";
import { sumDays } from "./figure-repository";
import { totalOf } from "./figures-of";
import { askedFor } from "./get-figures";
import { listMovementRows, type MovementRow, type Place, type Wanted } from "./movement-repository";
import { sumSlots } from "./slot-repository";
import { findMerchant, listUnits } from "./unit-repository";

const PAGE_SIZE = 50;

export type Movement = Omit<MovementRow, "amountMinor" | "place"> & {
  readonly unit: string;
  readonly amount: Money;
};

export type MovementList = {
  readonly timeZone: string;
  readonly rows: readonly Movement[];
  readonly next: string | undefined;
  /** What all of them come to, as the overview says; unknown for refunds of an hour of the week, which it does not show. */
  readonly total: Money | undefined;
};

/** The captures or refunds that a figure is made of, the newest first. Input: a movement filter. */
export const listMovements = defineUseCase({
  permission: "report:download",
  input: movementFilter,
  run: (scope, { environment, after, ...filter }): Promise<Result<MovementList, never>> =>
    scope.read(async (tx) => {
      const merchant = await findMerchant(tx);
      const units = await listUnits(tx, environment);
      const asked = askedFor({ ...filter, environment }, units, merchant.timeZone);
      const currency = chooseCurrency(
        filter.currency,
        filter.currency ? [filter.currency] : [],
        merchant.currency,
      );
      const { kind, weekday, hour } = filter;
      const wanted: Wanted = { ...asked, kind, weekday, hour, currency };
      const found = await listMovementRows(tx, wanted, readPlace(after), PAGE_SIZE + 1);
      const shown = found.slice(0, PAGE_SIZE);
      const last = shown.at(-1);
      const total = await totalFor(tx, wanted, currency);
      const names = new Map(units.map(({ msn, name }) => [msn, name]));
      return ok({
        timeZone: merchant.timeZone,
        rows: shown.map(({ amountMinor, place: _place, ...row }) => ({
          ...row,
          unit: names.get(row.msn) ?? row.msn,
          amount: money(amountMinor, currency),
        })),
        next: found.length > PAGE_SIZE && last ? writePlace(last.place) : undefined,
        total: total === undefined ? undefined : money(total, currency),
      });
    }),
});

type Reading = Parameters<typeof sumDays>[0];

async function totalFor(tx: Reading, wanted: Wanted, currency: Currency): Promise<number | undefined> {
  const { kind, weekday, hour } = wanted;
  if (weekday === undefined && hour === undefined) {
    const total = totalOf(await sumDays(tx, wanted, "day", "steps"), [], { currency, withFees: false });
    return kind === "captured" ? total.captured_minor : total.refunded_minor;
  }
  if (kind === "refunded") return undefined;
  const slots = (await sumSlots(tx, wanted)).filter(
    (slot) =>
      slot.currency === currency &&
      (weekday === undefined || slot.weekday === weekday) &&
      (hour === undefined || slot.hour === hour),
  );
  return slots.reduce((sum, slot) => sum + slot.capturedMinor, 0);
}

const placeParts = z.tuple([
  z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d$/),
  z.uuid(),
  z.string().max(200),
]);

const writePlace = (place: Place) => Buffer.from(JSON.stringify(place)).toString("base64url");

/** One that was tampered with gives the first page. */
function readPlace(text: string | undefined): Place | undefined {
  if (!text) return undefined;
  try {
    const place = placeParts.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return Number.isNaN(Date.parse(`${place[0].slice(0, 19).replace(" ", "T")}Z`)) ? undefined : place;
  } catch {
    return undefined;
  }
}

import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { CHECK_IN_MS, type CheckInState, checkInState, isOver, mayAsk } from "@/lib/domain/check-in";
import { type Currency, type Money, money } from "@/lib/domain/money";
import { readCodeAddress, writeCodeName } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type SeenScan, seenScans } from "./check-in-repository";
import { msnInput } from "./code-input";
import { currencyOf, findUnit } from "./repository";

/** A customer who checked in. Travels as JSON, so instants are milliseconds since 1970. */
export type CheckInLine = {
  readonly id: string;
  /** The code's part of an address, and what its customers read. */
  readonly code: string;
  readonly place: string;
  readonly at: number;
  /** Until when they may be asked. */
  readonly until: number;
  readonly state: Exclude<CheckInState, "gone">;
  readonly mayAsk: boolean;
  /** What was asked for last. */
  readonly amount: Money | null;
  readonly paymentId: string | null;
};

export type CheckIns = { readonly lines: readonly CheckInLine[] };

/** An amount that was asked for at the last moment can still be approved ten minutes later. */
const LOOK_BACK_MS = CHECK_IN_MS + 15 * 60_000;
const MOST = 50;

/**
 * Customers who stand at the unit's tills right now, and what became of those who were asked just now; the newest first. With `code`,
 * a code's part of an address, those of that code alone.
 */
export const listCheckIns = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ msn: msnInput, code: z.string().max(800).optional() }),
  async run(scope, { msn, code }): Promise<Result<CheckIns, { code: "unit_not_found" }>> {
    const name = code === undefined ? undefined : readCodeAddress(code);
    if (code !== undefined && name?.msn !== msn) return ok({ lines: [] });
    const at = now();
    const since = new Date(at.getTime() - LOOK_BACK_MS);
    const where = { msn, ...(name && { platformId: name.platformId }) };
    const { rows, unit } = await scope.read(async (tx) => ({
      rows: await seenScans(tx, where, since, MOST),
      unit: await findUnit(tx, msn),
    }));
    if (!unit) return fail({ code: "unit_not_found" });
    return ok({ lines: rows.flatMap((row) => lineOf(row, msn, currencyOf(unit), at)) });
  },
});

function lineOf(scan: SeenScan, msn: string, currency: Currency, at: Date): CheckInLine[] {
  const { checkIn, platformId, scannedAt, place, amountMinor, paymentId } = scan;
  const state = checkInState(scan, at);
  // Whoever is asked stays until that is decided; everyone else leaves with their scan.
  const stays = state === "asking" || state === "asked" || !isOver(scan, at);
  if (state === "gone" || !stays) return [];
  return [
    {
      id: checkIn,
      code: writeCodeName({ msn, kind: "callback", platformId }),
      place: place ?? platformId,
      at: scannedAt.getTime(),
      until: scannedAt.getTime() + CHECK_IN_MS,
      state,
      mayAsk: mayAsk(scan, at),
      amount: amountMinor === null ? null : money(amountMinor, currency),
      paymentId,
    },
  ];
}

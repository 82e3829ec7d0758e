import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { addDays, dayAt, startOfDay } from "@/lib/domain/calendar";
import { ok, type Result } from "@/lib/domain/result";
import { notify } from "@/lib/notifications/notify";
import { companyTimeZone, keepCheck, unitName } from "./break-repository";
import { checkBank } from "./check-bank";
import { checkLedgers } from "./check-ledgers";
import { checkPayments, horizonOf } from "./check-payments";
import { closeGone, keepBreaks } from "./keep-breaks";
import { type KnownLedger, noteLooked } from "./ledger-repository";
import { planLook } from "./plan-look";

const HOUR_MS = 3_600_000;

/**
 * Compares a unit's payments with its ledger, its settlements with their lines, and its payouts with the bank's. Breaks are kept as they
 * are found, those that are gone are closed at the end: a run that breaks off is made up for by the next.
 */
export const reconcileUnit = defineUseCase({
  permission: "settlement:sync",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  async run(scope, { msn }): Promise<Result<{ fresh: number }, never>> {
    const at = now();
    const payments = await comparePayments(scope, msn, at);
    const books = await checkLedgers(scope, msn);
    let fresh = payments.fresh + (await keepBreaks(scope, msn, books.found, at));
    fresh += await keepBreaks(scope, msn, await checkBank(scope, msn), at);
    await closeGone(scope, msn, at, payments.done !== undefined);
    await finish(scope, msn, { at, fresh, ledgers: books.ledgers, payments: payments.done });
    return ok({ fresh });
  },
});

type Compared = { comparedUntil: Date; wholeAfter: string | null; wholeShare: number };

/** `done` tells what the next night goes on from; undefined where nothing could be compared. */
async function comparePayments(
  scope: Scope,
  msn: string,
  at: Date,
): Promise<{ fresh: number; done?: Compared }> {
  const horizon = await horizonOf(scope, msn);
  if (!horizon) return { fresh: 0 };
  const look = await planLook(scope, msn, at, horizon);
  let fresh = 0;
  for await (const found of checkPayments(scope, msn, look, horizon))
    fresh += await keepBreaks(scope, msn, found, at);
  const comparedUntil = new Date(horizon.settledBy);
  return { fresh, done: { comparedUntil, wholeAfter: look.upTo, wholeShare: look.share } };
}

type Done = {
  at: Date;
  fresh: number;
  ledgers: readonly KnownLedger[];
  payments: Compared | undefined;
};

function finish(scope: Scope, msn: string, { at, fresh, ledgers, payments }: Done): Promise<void> {
  return scope.write(async (tx) => {
    const nextAt = nextNight(at, await companyTimeZone(tx));
    await keepCheck(tx, { merchantId: scope.merchantId, msn, nextAt, checkedAt: at, ...payments });
    await noteLooked(tx, ledgers);
    if (fresh > 0) {
      const unit = (await unitName(tx, msn)) ?? msn;
      const page = `/settlements/reconciliation?unit=${msn}`;
      await notify(tx, { kind: "breaksFound", about: { unit, count: fresh }, page, msn });
    }
    return { value: undefined, audit: "own-record" };
  });
}

/** Between three and four where the company is: reports of the night before are there by then, and not all units come at once. */
function nextNight(at: Date, timeZone: string): Date {
  const night = startOfDay(addDays(dayAt(at, timeZone), 1), timeZone);
  return new Date(night.getTime() + (3 + Math.random()) * HOUR_MS);
}

import { randomInt } from "node:crypto";
import type { z } from "zod";
import type { SandboxContext } from "../context";
import { payoutNumberOf } from "../ledger/describe-ledger";
import { agreeTerms, mayChoosePeriod, termsOn } from "../ledger/settlement-terms";
import { dayAt } from "../ledger/zone-time";
import type { SalesUnit } from "../sales-unit";
import type { abortOrder, accessOrder, entryOrder, termsOrder } from "./ledger-orders";

const LOOKED_THROUGH = 1_000;

/** Nothing where it was done. */
export type Done = { error: string; status: 409 | 404 } | undefined;

/** Terms count from the day that is open; what is closed stays as it was agreed then. */
export async function changeTerms(
  { units, ledgers, clock }: SandboxContext,
  unit: SalesUnit,
  wish: z.output<typeof termsOrder>,
): Promise<Done> {
  if (wish.period && wish.period !== "daily" && !mayChoosePeriod(unit.market))
    return { error: "MobilePay pays out every day.", status: 409 };
  const state = await ledgers.bringUpToDate(unit);
  const from = state?.openDate ?? dayAt(clock.now(), unit.timeZone);
  const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
  await units.save(agreeTerms(unit, { ...termsOn(unit, from), ...given, from }));
  return undefined;
}

export async function addEntry(
  { ledgers, clock }: SandboxContext,
  { msn }: SalesUnit,
  { time, pspReference, ...order }: z.output<typeof entryOrder>,
): Promise<Done> {
  const at = time === undefined ? clock.now() : Date.parse(time);
  const psp = pspReference ?? String(randomInt(100_000_000_000, 281_000_000_000_000));
  await ledgers.keeper.addMovement({ msn, at, ...order, pspReference: psp });
  return undefined;
}

export async function abortPayout(
  { ledgers, clock }: SandboxContext,
  unit: SalesUnit,
  { payoutNumber }: z.output<typeof abortOrder>,
): Promise<Done> {
  await ledgers.bringUpToDate(unit);
  const payouts = await ledgers.keeper.payouts(unit.msn, LOOKED_THROUGH);
  const payout = payouts.find((entry) => payoutNumberOf(entry) === payoutNumber);
  if (!payout) return { error: "There is no such payout.", status: 404 };
  const { reference, pspReference } = payout;
  if ((await ledgers.keeper.aborted(unit.msn)).includes(pspReference))
    return { error: "It was aborted already.", status: 409 };
  const amount = -payout.amount;
  const facts = { topic: "funds", entryType: "payout-aborted", amount, reference, pspReference } as const;
  await ledgers.keeper.addMovement({ msn: unit.msn, at: clock.now(), ...facts });
  return undefined;
}

export async function changeAccess(
  { units }: SandboxContext,
  unit: SalesUnit,
  { granted }: z.output<typeof accessOrder>,
): Promise<Done> {
  await units.save({ ...unit, closedToAccountants: !granted });
  return undefined;
}

import { ledgerEntries, ledgers, settlements } from "@/db/schema/settlements";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { addDays } from "@/lib/domain/calendar";
import type { Merchant } from "./merchants";

/** A settlement of one sale of a day on the unit's ledger; gives its part of the address. `lost` minor units are missing between its lines. */
export async function plantSettlement(
  merchant: Merchant,
  msn: string,
  { lost = 0, day = "2026-11-16", currency = "NOK" } = {},
): Promise<string> {
  const merchantId = merchant.id;
  const ledgerId = `9${msn}`;
  const at = new Date(`${day}T11:00:00Z`);
  const line = (position: number, entryType: string, amountMinor: number, balanceBeforeMinor: number) => ({
    ...{ merchantId, ledgerId, msn, topic: "funds" as const, position, entryType, currency },
    ...{ ledgerDate: day, happenedAt: at, amountMinor, balanceBeforeMinor },
    balanceAfterMinor: balanceBeforeMinor + amountMinor,
    reference: entryType === "capture" ? "planted-sale-0001" : null,
  });
  const payout = 49_000 + lost;
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    await tx.insert(ledgers).values({ merchantId, id: ledgerId, msn, currency, account: "99990000014" });
    await tx
      .insert(ledgerEntries)
      .values([
        line(1, "capture", 50_000, 0),
        line(2, "fees-retained", -1_000, 50_000 + lost),
        line(3, "payout-scheduled", -payout, payout),
      ]);
    await tx.insert(settlements).values({
      ...{ merchantId, ledgerId, msn, number: "2000001", currency, account: "99990000014" },
      ...{ periodFrom: day, periodTo: day, payoutDate: addDays(day, 2), state: "scheduled", scheduledAt: at },
      ...{ openingMinor: 0, capturedMinor: 50_000, refundedMinor: 0, feesMinor: -1_000, correctedMinor: 0 },
      ...{ paidOutMinor: payout, closingMinor: 0, positionFrom: 1, positionTo: 3 },
      ...{ breakCount: lost === 0 ? 0 : 1, bankReference: `Utb. 2000001 Vippsnr ${msn}` },
    });
  });
  return `${ledgerId}-2000001`;
}

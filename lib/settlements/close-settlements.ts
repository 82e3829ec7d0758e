import type { WriteTx } from "@/lib/access/tenant-db";
import { bankCountryOf } from "@/lib/domain/bank-days";
import { payoutOf } from "@/lib/domain/payout";
import { payoutNumber } from "@/lib/domain/settlement";
import { type EntryRow, type LedgerRow, payoutTermsOf } from "./ledger-repository";
import {
  insertSettlement,
  lastClosed,
  payoutsBetween,
  setAborted,
  sumBetween,
} from "./settlement-repository";

/**
 * Makes a settlement of each payout among the ledger's lines up to the position `upTo`: it took along all lines since the payout
 * before it. What was closed before stays as it is; a payout that came back is marked, and its money goes out with a later one.
 * `ledger` is as it was before these lines came.
 */
export async function closeSettlements(tx: WriteTx, ledger: LedgerRow, upTo: number): Promise<void> {
  let from = (await lastClosed(tx, ledger.id)) + 1;
  // Lines that were there before this page were looked through with theirs: a long day would else be read once per page.
  for (const entry of await payoutsBetween(tx, ledger.id, ledger.fundsCount, upTo)) {
    if (entry.entryType === "payout-aborted") {
      if (entry.pspReference) await setAborted(tx, ledger.id, payoutNumber(ledger.id, entry.pspReference));
    } else {
      await closeOne(tx, ledger, entry, from);
      from = entry.position + 1;
    }
  }
}

async function closeOne(tx: WriteTx, ledger: LedgerRow, payout: EntryRow, from: number): Promise<void> {
  const to = payout.position;
  const sums = await sumBetween(tx, ledger.id, from, to);
  const { period = "daily", country = "NO" } = (await payoutTermsOf(tx, ledger.msn)) ?? {};
  await insertSettlement(tx, {
    ...{ merchantId: ledger.merchantId, ledgerId: ledger.id, msn: ledger.msn },
    number: payoutNumber(ledger.id, payout.pspReference ?? `at-${to}`),
    ...{ currency: ledger.currency, account: ledger.account, ...sums },
    payoutDate: payoutOf(sums.periodTo, period, bankCountryOf(country)).date,
    closingMinor: payout.balanceAfterMinor,
    ...{ positionFrom: from, positionTo: to },
    ...{ bankReference: payout.reference, state: "scheduled", scheduledAt: payout.happenedAt },
  });
}

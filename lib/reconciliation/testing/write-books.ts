import { paymentEvents } from "@/db/schema/payments";
import { ledgerEntries, ledgerSyncs, ledgers, settlements } from "@/db/schema/settlements";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { payoutOf } from "@/lib/domain/payout";
import { insertPayment, type TestMerchant } from "@/lib/testing/factories";

export type Sale = { reference: string; captured: number; refunded: number; day: string };
export type Books = {
  sales: readonly Sale[];
  /** A sale whose capture the ledger has twice. */
  twice?: string | undefined;
};

type Line = typeof ledgerEntries.$inferInsert;

const noon = (day: string) => new Date(`${day}T11:00:00Z`);
/**
 * Payments of a unit with their events, and a ledger that agrees with them: a payout at the end of each day with money, less one percent.
 * Read to its end just now.
 */
export async function writeBooks(
  merchant: TestMerchant,
  msn: string,
  { sales, twice }: Books,
): Promise<void> {
  await Promise.all(sales.map((sale) => writePayment(merchant, msn, sale)));
  const { lines, closed } = bookDays(merchant.id, msn, { sales, twice });
  const merchantId = merchant.id;
  const ledgerId = `3${msn}`;
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    const counts = { fundsCount: lines.length, matchedPosition: lines.length, completeAt: new Date() };
    const ledger = { merchantId, id: ledgerId, msn, currency: "NOK", account: ACCOUNT, ...counts };
    await tx.insert(ledgers).values(ledger);
    await tx.insert(ledgerSyncs).values({ merchantId, msn, nextAt: new Date(), syncedAt: new Date() });
    if (lines.length > 0) await tx.insert(ledgerEntries).values(lines);
    if (closed.length > 0) await tx.insert(settlements).values(closed);
  });
}

type Closed = typeof settlements.$inferInsert;

/** The ledger day by day, and the settlements that its payouts make. */
class LedgerBook {
  readonly lines: Line[] = [];
  readonly closed: Closed[] = [];
  private balance = 0;

  constructor(
    private readonly merchantId: string,
    private readonly msn: string,
  ) {}

  get ledgerId(): string {
    return `3${this.msn}`;
  }

  put(day: string, entryType: string, minor: number, reference: string | null, psp: string | null): void {
    const { merchantId, ledgerId, msn, balance } = this;
    this.lines.push({
      ...{ merchantId, ledgerId, topic: "funds", position: this.lines.length + 1, msn, ledgerDate: day },
      ...{
        happenedAt: noon(day),
        entryType,
        pspReference: psp,
        reference,
        currency: "NOK",
        amountMinor: minor,
      },
      ...{ balanceBeforeMinor: balance, balanceAfterMinor: balance + minor },
    });
    this.balance += minor;
  }

  closeDay(day: string): void {
    const first = (this.closed.at(-1)?.positionTo ?? 0) + 1;
    const own = () => this.lines.slice(first - 1);
    const sum = (type: string) =>
      own().reduce((all, one) => (one.entryType === type ? all + one.amountMinor : all), 0);
    const today = this.lines.filter((one) => one.ledgerDate === day && one.entryType === "capture");
    const fees = today.reduce((all, one) => all - Math.floor(one.amountMinor / 100), 0);
    if (fees < 0) this.put(day, "fees-retained", fees, null, null);
    if (this.balance <= 0) return;
    const { merchantId, ledgerId, msn, balance: paidOutMinor } = this;
    const number = String(2_000_001 + this.closed.length);
    const bankReference = `Utb. ${number} Vippsnr ${msn}`;
    this.put(day, "payout-scheduled", -paidOutMinor, bankReference, `${ledgerId}-${number}`);
    this.closed.push({
      ...{ merchantId, ledgerId, number, msn, currency: "NOK", bankReference, account: ACCOUNT },
      ...{ periodFrom: own()[0]?.ledgerDate ?? day, periodTo: day, openingMinor: 0, closingMinor: 0 },
      ...{ payoutDate: payoutOf(day, "daily", "NO").date, state: "scheduled", scheduledAt: noon(day) },
      ...{ capturedMinor: sum("capture"), refundedMinor: sum("refund"), feesMinor: sum("fees-retained") },
      ...{
        correctedMinor: 0,
        paidOutMinor,
        positionFrom: first,
        positionTo: this.lines.length,
        breakCount: 0,
      },
    });
  }
}

const ACCOUNT = "99990000014";

function bookDays(merchantId: string, msn: string, { sales, twice }: Books): LedgerBook {
  const book = new LedgerBook(merchantId, msn);
  for (const day of [...new Set(sales.map((sale) => sale.day))].sort()) {
    for (const { reference, captured, refunded } of sales.filter((sale) => sale.day === day)) {
      for (let times = reference === twice ? 2 : 1; times > 0; times -= 1)
        book.put(day, "capture", captured, reference, `c-${reference}`);
      if (refunded > 0) book.put(day, "refund", -refunded, reference, `r-${reference}`);
    }
    book.closeDay(day);
  }
  return book;
}

async function writePayment(merchant: TestMerchant, msn: string, sale: Sale): Promise<void> {
  const { reference, captured, refunded, day } = sale;
  const at = noon(day);
  const amounts = { amountMinor: captured, authorizedMinor: captured, capturedMinor: captured };
  const payment = await insertPayment(merchant, {
    ...{ msn, reference, createdAt: at, syncedAt: at, ...amounts, refundedMinor: refunded },
  });
  const event = (name: string, amountMinor: number, psp: string) => ({
    ...{ merchantId: merchant.id, msn, paymentId: payment.id, name, amountMinor, pspReference: psp, at },
    ...{ currency: "NOK", success: true, raw: {} },
  });
  const rows = [event("CAPTURED", captured, `c-${reference}`), event("REFUNDED", refunded, `r-${reference}`)];
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(paymentEvents).values(rows.filter(({ amountMinor }) => amountMinor > 0)),
  );
}

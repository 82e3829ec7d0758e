import {
  ACCOUNT_ROLES,
  type Account,
  type AccountRole,
  accountFor,
  type Books,
  vatInFees,
} from "@/lib/domain/books";
import type { Locale } from "@/lib/domain/locale";
import type { Currency } from "@/lib/domain/money";
import { reportTexts } from "@/lib/i18n/report-texts";
import { closingMinor, type ReportSettlement, type SettlementReport } from "./settlement-report";

/** What is booked for one payout. Its lines come to zero. */
export type Voucher = {
  /** MSN and number of the payout: the same one in every file and at every time. */
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly text: string;
  readonly msn: string;
  readonly settlement: string;
  readonly currency: Currency;
  readonly lines: readonly VoucherLine[];
};

export type VoucherLine = {
  readonly account: Account;
  /** Minor units: above zero debit, below credit; never zero. */
  readonly minor: number;
};

/**
 * One voucher for each payout, from its sums: bank, refunds and fees on the one side, sales on the other; what neither was paid nor
 * lay there before is owed by the platform. Fees of a gross settlement are invoiced, and booked with their invoice.
 */
export function vouchersOf(report: SettlementReport, books: Books, locale: Locale): Voucher[] {
  const t = reportTexts(locale);
  return report.units.flatMap((unit) =>
    unit.settlements.map((settlement) => ({
      number: `${unit.msn}-${settlement.id}`,
      day: settlement.day,
      text: t("voucherText", { id: settlement.id, unit: unit.name }),
      msn: unit.msn,
      settlement: settlement.id,
      currency: unit.currency,
      lines: balanced(settlement.id, linesOf(settlement, unit.msn, books)),
    })),
  );
}

function linesOf(settlement: ReportSettlement, msn: string, books: Books): VoucherLine[] {
  const fees = settlement.type === "Net" ? settlement.feesMinor : 0;
  const vat = books.feesVat ? vatInFees(fees, books.feesVat.rate) : 0;
  const amounts: Record<AccountRole, number> = {
    bank: settlement.paidOutMinor,
    receivable: closingMinor(settlement) - settlement.openingMinor,
    sales: -settlement.capturedMinor,
    refunds: settlement.refundedMinor,
    fees: fees - vat,
    corrections: settlement.correctionsOutMinor - settlement.correctionsInMinor,
  };
  const lines = ACCOUNT_ROLES.map((role) => ({
    account: accountFor(books, role, msn),
    minor: amounts[role],
  }));
  const tax = books.feesVat ? [{ account: books.feesVat.account, minor: vat }] : [];
  return [...lines, ...tax].filter(({ minor }) => minor !== 0);
}

/** Lines that do not come to zero: no books take them, so there is no file. */
class VoucherUnbalanced extends Error {
  override readonly name = "VoucherUnbalanced";
  readonly code = "voucher_unbalanced";
  constructor(readonly settlement: string) {
    super(`the voucher of settlement ${settlement} does not come to zero`);
  }
}

function balanced(settlement: string, lines: readonly VoucherLine[]): readonly VoucherLine[] {
  if (lines.reduce((sum, { minor }) => sum + minor, 0) !== 0) throw new VoucherUnbalanced(settlement);
  return lines;
}

/** Books are kept in one currency; vouchers in another cannot go into the same file. */
export class OtherCurrency extends Error {
  override readonly name = "OtherCurrency";
  readonly code = "vouchers_other_currency";
  constructor(
    readonly currency: Currency,
    readonly unit: string,
  ) {
    super(`unit ${unit} is settled in ${currency}`);
  }
}

/** @throws OtherCurrency where a voucher is not in the currency of the books. */
export function expectCurrency(vouchers: readonly Voucher[], currency: Currency): void {
  const other = vouchers.find((voucher) => voucher.currency !== currency);
  if (other) throw new OtherCurrency(other.currency, other.msn);
}

/** Every account that is booked on, once, by its number. */
export function accountsOf(vouchers: readonly Voucher[]): Account[] {
  const all = vouchers.flatMap(({ lines }) => lines.map(({ account }) => account));
  const byNumber = new Map(all.map((account) => [account.number, account]));
  return [...byNumber.values()].sort((a, b) => a.number.localeCompare(b.number));
}

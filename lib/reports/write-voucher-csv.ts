import { type CsvStyle, csvText } from "@/lib/domain/csv";
import type { Voucher } from "./vouchers";
import { writeDecimal } from "./write-decimal";

const COLUMNS = [
  "Voucher",
  "Date",
  "Account",
  "AccountName",
  "Debit",
  "Credit",
  "Currency",
  "Text",
  "SalesUnit",
  "Settlement",
];

/**
 * Vouchers as CSV for any accounting system that reads one: a row for each line, debit or credit, never both. UTF-8 with its mark,
 * so that spreadsheets take the letters for what they are; days as YYYY-MM-DD.
 */
export function writeVoucherCsv(vouchers: readonly Voucher[], style: CsvStyle): Uint8Array {
  const amount = (minor: number) => (minor === 0 ? "" : writeDecimal(minor).replace(".", style.decimal));
  const text = (value: string) => csvText(value, style);
  const rows = vouchers.flatMap((voucher) =>
    voucher.lines.map(({ account, minor }) => {
      const booked = [
        text(account.number),
        text(account.name),
        amount(Math.max(minor, 0)),
        amount(Math.max(-minor, 0)),
      ];
      const where = [voucher.currency, text(voucher.text), text(voucher.msn), text(voucher.settlement)];
      return [text(voucher.number), voucher.day, ...booked, ...where];
    }),
  );
  const lines = [COLUMNS, ...rows].map((cells) => `${cells.join(style.separator)}\r\n`);
  return new TextEncoder().encode(`\ufeff${lines.join("")}`);
}

import { encodeCp437 } from "./encode-cp437";
import type { ReportOrganisation } from "./settlement-report";
import { accountsOf, expectCurrency, type Voucher } from "./vouchers";
import { writeDecimal } from "./write-decimal";

export type SieOptions = {
  readonly organisation: ReportOrganisation;
  /** The day on which the file is made, YYYY-MM-DD. */
  readonly today: string;
  /** The series that the vouchers get in the accounting system. */
  readonly series: string;
};

/**
 * Vouchers as SIE 4 of the kind for import (4I), after the description of the format 4B/4C: records in the order that it asks for,
 * code page 437 (#FORMAT PC8), lines ended by CR LF, amounts with a point and no thousands, credit below zero. Vouchers carry no number:
 * it is given by the system that reads them; ours stands in the text. Not verified: the document itself was not at hand, the
 * rules were taken from programs that follow it. Throws OtherCurrency: books of this format are in kronor.
 */
export function writeSie(
  vouchers: readonly Voucher[],
  { organisation, today, series }: SieOptions,
): Uint8Array {
  expectCurrency(vouchers, "SEK");
  const lines = [
    "#FLAGGA 0",
    `#PROGRAM ${quoted("Merchant portal")} ${quoted("1.0")}`,
    "#FORMAT PC8",
    `#GEN ${sieDay(today)}`,
    "#SIETYP 4",
    `#ORGNR ${organisationNumber(organisation.number)}`,
    `#FNAMN ${quoted(organisation.name)}`,
    ...accountsOf(vouchers).map(({ number, name }) => `#KONTO ${number} ${quoted(name)}`),
    ...vouchers.flatMap((voucher) => voucherLines(voucher, series)),
  ];
  return encodeCp437(lines.map((line) => `${line}\r\n`).join(""));
}

function voucherLines({ day, text, number, lines }: Voucher, series: string): string[] {
  return [
    `#VER ${quoted(series)} "" ${sieDay(day)} ${quoted(`${text} (${number})`)}`,
    "{",
    ...lines.map(({ account, minor }) => `   #TRANS ${account.number} {} ${writeDecimal(minor)}`),
    "}",
  ];
}

const sieDay = (day: string) => day.replaceAll("-", "");

/** Six digits, a hyphen, four. */
const organisationNumber = (number: string) => {
  const digits = number.replace(/\D/g, "");
  return digits.replace(/^(\d{6})(\d{4})$/, "$1-$2") || "0000000000";
};

/** Control characters are not allowed; a quote is written behind a backslash, and a backslash would take the quote with it. */
function quoted(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll("\\", "/")
    .replaceAll('"', '\\"');
  return `"${plain}"`;
}

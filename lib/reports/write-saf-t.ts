import type { Account } from "@/lib/domain/books";
import { escapeXml } from "@/lib/domain/xml-text";
import type { ReportOrganisation } from "./settlement-report";
import { accountsOf, expectCurrency, type Voucher, type VoucherLine } from "./vouchers";
import { writeDecimal } from "./write-decimal";

export type SafTOptions = {
  readonly organisation: ReportOrganisation;
  /** First and last day that the file covers, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** The day on which the file is made. */
  readonly today: string;
  /** Whom the tax administration may ask, first and last name in one. */
  readonly contact: string;
};

/**
 * Vouchers as SAF-T Financial (NO) 1.30, the version that counts for periods from 2025 on: elements, order and lengths of the
 * published schema. It holds the payouts of one platform and no company's whole books: opening balances are zero, closing ones are what
 * was booked, and there is no tax table; so it is for import into an accounting system, not for delivery to the authorities.
 * Not verified: the authorities' own validator, and whether a system wants other voucher types than "VIPPS". Throws
 * OtherCurrency (the default currency is NOK) and GroupingMissing.
 */
export function writeSafT(vouchers: readonly Voucher[], options: SafTOptions): Uint8Array {
  expectCurrency(vouchers, "NOK");
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>\n<AuditFile xmlns="urn:StandardAuditFile-Taxation-Financial:NO">',
    headerOf(options),
    masterFilesOf(vouchers),
    entriesOf(vouchers),
    "</AuditFile>\n",
  ].join("\n");
  return new TextEncoder().encode(xml);
}

/** An account that nobody said the place of in the business specification, which the schema demands. */
export class GroupingMissing extends Error {
  override readonly name = "GroupingMissing";
  readonly code = "account_grouping_missing";
  constructor(readonly account: string) {
    super(`account ${account} has no grouping`);
  }
}

/** Lengths of the schema's texts. */
const [SHORT, MIDDLE_1, MIDDLE_2, LONG] = [18, 35, 70, 256];

function headerOf({ organisation, from, to, today, contact }: SafTOptions): string {
  const { name, number, street, city, postCode, country } = organisation;
  const address = [
    text("StreetName", street, LONG),
    text("City", city, LONG),
    text("PostalCode", postCode, MIDDLE_2),
    text("Country", country, 2),
  ];
  // A name that is not taken apart: the schema says to put it whole into the last name.
  const person = text("FirstName", "NotUsed", MIDDLE_1) + text("LastName", contact, MIDDLE_2);
  const company = [
    text("RegistrationNumber", number, MIDDLE_1),
    text("Name", name, LONG),
    within("Address", address),
    within("Contact", [within("ContactPerson", [person])]),
  ];
  return within("Header", [
    text("AuditFileVersion", "1.30", 9),
    text("AuditFileCountry", "NO", 2),
    text("AuditFileDateCreated", today, 10),
    text("SoftwareCompanyName", "Merchant portal", MIDDLE_2),
    text("SoftwareID", "Merchant portal", LONG),
    text("SoftwareVersion", "1.0", SHORT),
    within("Company", company),
    text("DefaultCurrencyCode", "NOK", 3),
    within("SelectionCriteria", [text("SelectionStartDate", from, 10), text("SelectionEndDate", to, 10)]),
    text("TaxAccountingBasis", "A", SHORT),
  ]);
}

function masterFilesOf(vouchers: readonly Voucher[]): string {
  const lines = vouchers.flatMap((voucher) => voucher.lines);
  const accounts = accountsOf(vouchers).map((account) => {
    const booked = lines.filter((line) => line.account.number === account.number);
    return accountElement(account, sumOf(booked));
  });
  return accounts.length === 0 ? "" : within("MasterFiles", [within("GeneralLedgerAccounts", accounts)]);
}

function accountElement({ number, name, grouping }: Account, closing: number): string {
  if (!grouping) throw new GroupingMissing(number);
  return within("Account", [
    text("AccountID", number, MIDDLE_2),
    text("AccountDescription", name, LONG),
    text("GroupingCategory", grouping.category, LONG),
    text("GroupingCode", grouping.code, MIDDLE_1),
    text("AccountType", "GL", SHORT),
    "<OpeningDebitBalance>0.00</OpeningDebitBalance>",
    closing < 0
      ? text("ClosingCreditBalance", writeDecimal(-closing), 20)
      : text("ClosingDebitBalance", writeDecimal(closing), 20),
  ]);
}

function entriesOf(vouchers: readonly Voucher[]): string {
  const lines = vouchers.flatMap((voucher) => voucher.lines);
  const journal = [
    text("JournalID", "VIPPS", SHORT),
    text("Description", "Oppgjør fra Vipps MobilePay", LONG),
    text("Type", "VIPPS", 9),
    ...vouchers.map(transactionElement),
  ];
  return within("GeneralLedgerEntries", [
    text("NumberOfEntries", String(vouchers.length), 20),
    text("TotalDebit", writeDecimal(sumOf(lines.filter(({ minor }) => minor > 0))), 20),
    text("TotalCredit", writeDecimal(0 - sumOf(lines.filter(({ minor }) => minor < 0))), 20),
    within("Journal", journal),
  ]);
}

function transactionElement({ number, day, text: description, settlement, lines }: Voucher): string {
  return within("Transaction", [
    text("TransactionID", number, MIDDLE_2),
    text("Period", String(Number(day.slice(5, 7))), 2),
    text("PeriodYear", day.slice(0, 4), 4),
    text("TransactionDate", day, 10),
    text("VoucherType", "VIPPS", MIDDLE_2),
    text("VoucherDescription", "Oppgjør", MIDDLE_2),
    text("Description", description, LONG),
    text("SystemEntryDate", day, 10),
    text("GLPostingDate", day, 10),
    ...lines.map((line, at) => lineElement(line, at, description, settlement)),
  ]);
}

function lineElement(
  { account, minor }: VoucherLine,
  at: number,
  description: string,
  settlement: string,
): string {
  const side = minor > 0 ? "DebitAmount" : "CreditAmount";
  return within("Line", [
    text("RecordID", String(at + 1), SHORT),
    text("AccountID", account.number, MIDDLE_2),
    text("Description", description, LONG),
    within(side, [text("Amount", writeDecimal(Math.abs(minor)), 20)]),
    text("ReferenceNumber", settlement, MIDDLE_1),
  ]);
}

const sumOf = (lines: readonly VoucherLine[]) => lines.reduce((sum, { minor }) => sum + minor, 0);

const within = (name: string, parts: readonly string[]) => `<${name}>${parts.join("")}</${name}>`;

/** Cut to what the schema takes, by characters. */
function text(name: string, value: string, most: number): string {
  const kept = [...value].slice(0, most).join("");
  return `<${name}>${escapeXml(kept)}</${name}>`;
}

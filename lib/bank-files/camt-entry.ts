import { BankFileRefused, isDay, joinTexts, type StatementLine, toMinor } from "./bank-statement";
import { nodesAt, textAt, type XmlNode } from "./xml-tree";

/** The lines of an entry that is money coming in: one, or those of its details where the bank booked several at once. */
export function linesOf(entry: XmlNode): StatementLine[] {
  if (textAt(entry, "CdtDbtInd") !== "CRDT") return [];
  const amount = amountIn(entry, "Amt");
  if (!amount || amount.minor <= 0) return [];
  const details = nodesAt(entry, "NtryDtls/TxDtls");
  const parts = details.map((detail) => ({ detail, amount: amountIn(detail, "Amt", "AmtDtls/TxAmt/Amt") }));
  const sum = parts.reduce((total, part) => total + (part.amount?.minor ?? Number.NaN), 0);
  const common = { day: dayIn(entry), currency: amount.currency };
  const mark = textAt(entry, "AcctSvcrRef", "NtryRef") ?? null;
  if (parts.length > 1 && sum === amount.minor)
    return parts.map(({ detail, amount: part }) => ({
      ...{ ...common, amountMinor: part?.minor ?? 0 },
      text: textOf(entry, [detail]),
      mark: textAt(detail, "Refs/AcctSvcrRef") ?? mark,
    }));
  return [{ ...common, amountMinor: amount.minor, text: textOf(entry, details), mark }];
}

const SAID = [
  "RltdPties/Dbtr/Nm",
  "RltdPties/Dbtr/Pty/Nm",
  "RmtInf/Ustrd",
  "RmtInf/Strd/CdtrRefInf/Ref",
  "RmtInf/Strd/AddtlRmtInf",
  "Refs/EndToEndId",
  "AddtlTxInf",
];

function textOf(entry: XmlNode, details: readonly XmlNode[]): string {
  const said = details.flatMap((detail) => SAID.flatMap((path) => nodesAt(detail, path)));
  const texts = said.map(({ text }) => text).filter((text) => text.trim() !== "NOTPROVIDED");
  return joinTexts([...texts, textAt(entry, "AddtlNtryInf")]);
}

/** The day on which the bank booked it. */
export function dayIn(entry: XmlNode): string {
  const value = textAt(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm")?.slice(0, 10) ?? "";
  if (!isDay(value)) throw new BankFileRefused({ code: "bank_file_bad_day", line: entry.line, value });
  return value;
}

type Amount = { minor: number; currency: string };

/** The first amount at one of these paths. @throws BankFileRefused where it is none. */
function amountIn(node: XmlNode, ...paths: string[]): Amount | undefined {
  const found = paths.flatMap((path) => nodesAt(node, path))[0];
  if (!found) return undefined;
  const value = found.text.trim();
  const [, whole = "", decimals = ""] = /^(\d+)(?:\.(\d*))?$/.exec(value) ?? [];
  const minor = toMinor(whole, decimals);
  if (minor === undefined)
    throw new BankFileRefused({ code: "bank_file_bad_amount", line: found.line, value });
  return { minor, currency: found.attributes.get("Ccy") ?? "" };
}

/** What an entry changes the balance by. */
export function signedEntry(entry: XmlNode): number {
  const minor = amountIn(entry, "Amt")?.minor ?? 0;
  return textAt(entry, "CdtDbtInd") === "DBIT" ? -minor : minor;
}

/** A balance of this kind, such as CLBD; undefined where there is none, or several. */
export function balanceOf(statement: XmlNode, kind: string): number | undefined {
  const all = nodesAt(statement, "Bal").filter((one) => textAt(one, "Tp/CdOrPrtry/Cd") === kind);
  const [only] = all;
  return only && all.length === 1 ? signedEntry(only) : undefined;
}

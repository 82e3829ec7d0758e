/** An entry of a statement that a test makes; amounts in minor units, below zero for money that goes out. */
export type WrittenEntry = {
  minor: number;
  day: string;
  text?: string;
  currency?: string;
  mark?: string;
  status?: string;
  /** Parts of a booking of several at once. */
  parts?: readonly { minor: number; text: string }[];
};

export type WrittenStatement = {
  id?: string;
  account?: string;
  from?: string;
  to?: string;
  opening?: number;
  /** What is missing from the closing balance. */
  lost?: number;
  entries: readonly WrittenEntry[];
};

const decimal = (minor: number) =>
  `${Math.trunc(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, "0")}`;
const sign = (minor: number) => (minor < 0 ? "DBIT" : "CRDT");

/** A camt.053 file of version 2 or 8, as a bank would send it. */
export function writeCamt(version: "02" | "08", ...statements: readonly WrittenStatement[]): string {
  const body = statements.map((one, place) => writeStatement(version, one, place + 1)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>
<GrpHdr><MsgId>1</MsgId><CreDtTm>2026-11-30T06:00:00</CreDtTm></GrpHdr>${body}
</BkToCstmrStmt></Document>`;
}

function writeStatement(version: string, statement: WrittenStatement, place: number): string {
  const { id = `S${place}`, account = "NO9399990000014", opening = 100_000, lost = 0, entries } = statement;
  const { from = "2026-11-16", to = "2026-11-30" } = statement;
  const booked = entries.filter(({ status = "BOOK" }) => status === "BOOK");
  const closing = booked.reduce((total, { minor }) => total + minor, opening) - lost;
  const balance = (kind: string, minor: number, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="NOK">${decimal(minor)}</Amt><CdtDbtInd>${sign(minor)}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  return `<Stmt><Id>${id}</Id><CreDtTm>2026-11-30T06:00:00</CreDtTm><FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>NOK</Ccy></Acct>
${balance("OPBD", opening, from)}${balance("CLBD", closing, to)}
${entries.map((one) => writeEntry(version, one)).join("\n")}</Stmt>`;
}

function writeEntry(version: string, entry: WrittenEntry): string {
  const { minor, day, text = "", currency = "NOK", mark, status = "BOOK", parts } = entry;
  const amount = (of: number) => `<Amt Ccy="${currency}">${decimal(of)}</Amt>`;
  const state = version === "02" ? status : `<Cd>${status}</Cd>`;
  const details = (parts ?? [{ minor, text }]).map((part) => {
    const own =
      version === "02" ? `<AmtDtls><TxAmt>${amount(part.minor)}</TxAmt></AmtDtls>` : amount(part.minor);
    return `<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>${own}<RmtInf><Ustrd>${part.text}</Ustrd></RmtInf></TxDtls>`;
  });
  return `<Ntry>${amount(minor)}<CdtDbtInd>${sign(minor)}</CdtDbtInd><Sts>${state}</Sts><BookgDt><Dt>${day}</Dt></BookgDt>
${mark ? `<AcctSvcrRef>${mark}</AcctSvcrRef>` : ""}<NtryDtls>${details.join("")}</NtryDtls></Ntry>`;
}

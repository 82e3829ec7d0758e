import { isCurrency } from "@/lib/domain/money";
import { scanXml, type XmlPiece, XmlRefused } from "@/lib/domain/xml-scanner";
import { BankFileRefused, type BankStatement } from "./bank-statement";
import { balanceOf, dayIn, linesOf, signedEntry } from "./camt-entry";
import { nodesAt, takeNode, textAt, type XmlNode } from "./xml-tree";

const CAMT053 = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.\d{2}$/;

/**
 * The statements of a camt.053 file (ISO 20022), of version 2, 8 or one between. Only booked entries count. A statement whose entries do
 * not make its closing balance of its opening one is refused: a part of the file is missing.
 * @throws BankFileRefused with the place.
 */
export function readCamt(text: string): BankStatement[] {
  try {
    return [...statementsIn(scanXml(text))];
  } catch (error) {
    if (error instanceof XmlRefused)
      throw new BankFileRefused({ code: "bank_file_broken", line: error.line });
    throw error;
  }
}

function* statementsIn(pieces: Generator<XmlPiece>): Generator<BankStatement> {
  let isRoot = true;
  let found = false;
  for (let next = pieces.next(); !next.done; next = pieces.next()) {
    const piece = next.value;
    if (piece.kind !== "open") continue;
    if (isRoot && !isCamt053(piece)) throw new BankFileRefused({ code: "bank_file_other_message" });
    isRoot = false;
    if (piece.name !== "Stmt") continue;
    found = true;
    yield readStatement(takeNode(piece, pieces));
  }
  if (!found) throw new BankFileRefused({ code: "bank_file_empty" });
}

function isCamt053({ name, attributes }: Extract<XmlPiece, { kind: "open" }>): boolean {
  const spaces = [...attributes].filter(([key]) => key === "xmlns" || key.startsWith("xmlns:"));
  return name === "Document" && spaces.some(([, value]) => CAMT053.test(value));
}

function readStatement(node: XmlNode): BankStatement {
  const account = textAt(node, "Acct/Id/IBAN", "Acct/Id/Othr/Id");
  if (!account) throw new BankFileRefused({ code: "bank_file_account_missing", line: node.line });
  const entries = nodesAt(node, "Ntry").filter(isBooked);
  const id = textAt(node, "Id") ?? "";
  refuseGaps(node, entries, id);
  const currency =
    textAt(node, "Acct/Ccy") ?? entries[0]?.children.find(isAmount)?.attributes.get("Ccy") ?? "";
  const lines = entries.flatMap(linesOf).filter((line) => isCurrency(line.currency));
  const days = daysOf(node, entries);
  return {
    ...{ id, account, currency, lines },
    ...{ from: days[0] ?? "", to: days.at(-1) ?? "" },
    otherLines: entries.length - entries.filter((entry) => isKept(entry)).length,
  };
}

const isAmount = ({ name }: XmlNode) => name === "Amt";

function isKept(entry: XmlNode): boolean {
  return linesOf(entry).some((line) => isCurrency(line.currency));
}

/** Version 2 has the status as a text, later ones as a code. What is pending or only told of is not money yet. */
function isBooked(entry: XmlNode): boolean {
  return (textAt(entry, "Sts/Cd", "Sts") ?? "BOOK") === "BOOK";
}

function refuseGaps(node: XmlNode, entries: readonly XmlNode[], statement: string): void {
  const balance = (...kinds: string[]) => kinds.flatMap((kind) => balanceOf(node, kind) ?? [])[0];
  const [opening, closing] = [balance("OPBD", "PRCD"), balance("CLBD")];
  if (opening === undefined || closing === undefined) return;
  const sum = entries.reduce((total, entry) => total + signedEntry(entry), opening);
  if (sum !== closing) throw new BankFileRefused({ code: "bank_file_sum", statement });
}

/** The days that it tells of, in their order: those of its period, else of its balances and entries. */
function daysOf(node: XmlNode, entries: readonly XmlNode[]): string[] {
  const period = ["FrDtTm", "FrDt", "ToDtTm", "ToDt"].flatMap((name) => textAt(node, `FrToDt/${name}`) ?? []);
  const told = period.map((text) => text.slice(0, 10));
  const balances = nodesAt(node, "Bal").flatMap((one) => textAt(one, "Dt/Dt", "Dt/DtTm")?.slice(0, 10) ?? []);
  const days = told.length > 0 ? told : [...balances, ...entries.map(dayIn)];
  const made = textAt(node, "CreDtTm")?.slice(0, 10);
  return (days.length > 0 ? days : made ? [made] : []).sort();
}

import { scanXml, type XmlPiece } from "@/lib/domain/xml-scanner";
import { assembleSettlement, type FoundRow, kindOf } from "./assemble-settlement";
import { type Field, readCurrency, readDay, readDecimal, readInstant, zoneOf } from "./read-values";
import { badValue, type ReadReport, type ReportDefect, ReportFileRefused } from "./report-defect";
import type { ReportOrganisation, ReportSettlement, ReportUnit } from "./settlement-report";

const VERSIONS: Readonly<Record<string, "2.0" | "3.0">> = {
  "http://vipps.no/xmlschema/SettlementReport-3.0.xsd": "3.0",
  "http://vipps.dnb.no/XMLSchema/SettlementReport.xsd": "2.0",
};

/** Reads a report after schema 3.0 or 2.0. Throws ReportFileRefused, and XmlRefused where it is no XML at all. */
export function readXmlReport(text: string): ReadReport {
  const reading = new Reading();
  for (const piece of scanXml(text)) reading.take(piece);
  return reading.result();
}

/** An element that holds others: its plain fields by name, and where it began. */
type Block = { readonly name: string; readonly line: number; readonly fields: Map<string, Field> };

class Reading {
  private readonly blocks: Block[] = [];
  private readonly defects: ReportDefect[] = [];
  private readonly units: ReportUnit[] = [];
  private version: "2.0" | "3.0" = "3.0";
  private text = "";
  private rows: FoundRow[] = [];
  private settlements: ReportSettlement[] = [];
  private organisation: ReportOrganisation | undefined;
  private from = "";
  private to = "";

  take(piece: XmlPiece): void {
    if (piece.kind === "text") this.text += piece.text;
    else if (piece.kind === "open") this.begin(piece);
    else this.end();
  }

  result(): ReadReport {
    const { organisation, from, to, units, defects } = this;
    if (!organisation) throw new ReportFileRefused({ code: "report_file_unknown" });
    return { report: { organisation, from, to, units }, defects };
  }

  private begin({ name, attributes, line }: XmlPiece & { kind: "open" }): void {
    if (this.blocks.length === 0) {
      const version = VERSIONS[[...attributes].find(([key]) => /^xmlns(:|$)/.test(key))?.[1] ?? ""];
      if (name !== "SettlementReport" || !version)
        throw new ReportFileRefused({ code: "report_file_unknown" });
      this.version = version;
    }
    this.blocks.push({ name, line, fields: new Map() });
    this.text = "";
  }

  private end(): void {
    const block = this.blocks.pop();
    if (!block) return;
    const { name, line, fields } = block;
    if (name === "TransactionInfo") this.endRow(block);
    else if (name === "SettlementInfo") this.endSettlement(block);
    else if (name === "PaymentsInfo") this.endPayments(block);
    else if (name === "SettlementDetailsInfo") this.endUnit(block);
    else if (fields.size === 0) this.blocks.at(-1)?.fields.set(name, { name, line, text: this.text });
    this.text = "";
  }

  private endRow({ fields, line }: Block): void {
    const is3 = this.version === "3.0";
    const [gross, fee, net] = ["Gross", "Fee", "Net"].map((part) =>
      readDecimal(need(fields, `Transaction${part}Amount`, line)),
    ) as [number, number, number]; // safe: as many as names
    if (fee < 0) throw badValue(line, "TransactionFeeAmount");
    if (is3) this.checkParts(fields, line, gross);
    const currency = readCurrency(need(fields, "SettlementCurrencyCode", line));
    const at = readInstant(need(fields, is3 ? "TransactionTime" : "TransactionDate", line), zoneOf(currency));
    const id = need(fields, "TransactionID", line).text.trim();
    const orderId = need(fields, "OrderID", line).text;
    const kind = kindOf(gross, fee);
    const row = { at, id, orderId, kind, grossMinor: gross, feeMinor: fee, product: "" };
    this.rows.push({ line, netMinor: net, row });
  }

  private checkParts(fields: Block["fields"], line: number, gross: number): void {
    const capture = readDecimal(need(fields, "TransactionCaptureAmount", line));
    const refund = readDecimal(need(fields, "TransactionRefundAmount", line));
    if (capture + refund !== gross) this.defects.push({ line, code: "row_sum", found: String(gross) });
  }

  private endSettlement({ fields, line }: Block): void {
    const is3 = this.version === "3.0";
    const amount = (name: string) => readDecimal(need(fields, name, line));
    const parts = is3
      ? { inMinor: amount("CaptureSettlementAmount"), outMinor: -amount("RefundSettlementAmount") }
      : {};
    const type = is3 ? need(fields, "SettlementType", line).text : "Net";
    if (type !== "Net" && type !== "Gross") throw badValue(line, "SettlementType");
    const found = {
      line,
      id: need(fields, "SettlementID", line).text.trim(),
      day: readDay(need(fields, is3 ? "SettlementDate" : "SettlementBatchDate", line)),
      account: "",
      type,
      paidOutMinor: amount(is3 ? "SettledAmount" : "NetSettlementAmount"),
      stated: {
        ...parts,
        feesMinor: amount("FeeSettlementAmount"),
        count: count(fields, "NumOfTransactions", line),
      },
    } as const;
    this.settlements.push(assembleSettlement(found, this.rows, this.defects));
    this.rows = [];
  }

  private endPayments({ fields, line }: Block): void {
    const account = need(fields, "SettlementAccountNum", line).text.trim();
    this.settlements = this.settlements.map((settlement) => ({ ...settlement, account }));
    const stated = count(fields, "NumOfSettlements", line);
    if (stated !== this.settlements.length)
      this.defects.push({ line, code: "settlement_sum", found: String(stated) });
    const [from, to] = [need(fields, "ReportDateFrom", line), need(fields, "ReportDateTo", line)].map(
      readDay,
    );
    this.from = [this.from, from ?? ""].filter(Boolean).sort()[0] ?? "";
    this.to = [this.to, to ?? ""].sort().at(-1) ?? "";
    const currency = need(fields, "SettlementCurrencyCode", line);
    this.blocks.at(-1)?.fields.set("Currency", currency);
  }

  private endUnit({ fields, line }: Block): void {
    const text = (name: string) => need(fields, name, line).text;
    const currency = readCurrency(need(fields, "Currency", line));
    const timeZone = zoneOf(currency);
    this.organisation ??= {
      name: text("OrganizationName"),
      number: text("OrganizationNumber"),
      street: text("MainAddress"),
      postCode: text("MainAddressZipCode"),
      city: text("MainAddressCity"),
      country: COUNTRIES[text("MainAddressCountryCode")] ?? "NO",
    };
    const { settlements } = this;
    this.units.push({
      name: text("SaleUnitName"),
      msn: text("SerialNumber"),
      currency,
      timeZone,
      settlements,
    });
    this.settlements = [];
  }
}

/** Older reports leave the country out: they are all Norwegian. */
const COUNTRIES: Readonly<Record<string, ReportOrganisation["country"]>> = {
  NOR: "NO",
  DNK: "DK",
  FIN: "FI",
  SWE: "SE",
};

function need(fields: Block["fields"], name: string, line: number): Field {
  const field = fields.get(name);
  if (!field) throw badValue(line, name);
  return field;
}

function count(fields: Block["fields"], name: string, line: number): number {
  const { text } = need(fields, name, line);
  if (!/^\d{1,9}$/.test(text.trim())) throw badValue(line, name);
  return Number(text);
}

import { unguardedText } from "@/lib/domain/csv";
import { readCsv } from "@/lib/domain/csv-reader";
import { assembleSettlement, type FoundRow, type FoundSettlement, kindOf } from "./assemble-settlement";
import { readCurrency, readDay, readDecimal, readInstant, zoneOf } from "./read-values";
import { badValue, type ReadReport, type ReportDefect, ReportFileRefused } from "./report-defect";
import type { ReportOrganisation, ReportUnit } from "./settlement-report";
import { CSV_COLUMNS } from "./write-csv-report";

type Line = { readonly line: number; readonly fields: readonly string[] };
/** A row by the names of its section's heading. */
type Named = { readonly line: number; readonly text: (name: string) => string };
type Settlement = FoundSettlement & { readonly unit: string; readonly rows: FoundRow[] };

/**
 * Reads a report in the published CSV layout. What the published sample gets wrong is taken for what it means, and told with its
 * line: an amount with a decimal comma among commas, rows that name another unit or settlement than the only one in the file.
 * Days are all that it knows of time, and the street of nobody. Throws ReportFileRefused.
 */
export function readCsvReport(text: string): ReadReport {
  const lines = readCsv(text);
  if (lines[0]?.fields.join() !== CSV_COLUMNS.organisation.join())
    throw new ReportFileRefused({ code: "report_file_unknown" });
  const defects: ReportDefect[] = [];
  const units = new Map<string, Omit<ReportUnit, "settlements">>();
  const settlements: Settlement[] = [];
  const headings = new Map<string, readonly string[]>();
  for (const line of lines.slice(2)) {
    const [section = ""] = line.fields;
    const heading = headings.get(section);
    if (!heading) headings.set(section, line.fields);
    else if (section === "SettlementInfo")
      settlements.push(readSettlement(named(line, heading, defects), units));
    else if (section === "TransactionInfo")
      readRow(named(line, heading, defects), settlements, units, defects);
  }
  const days = settlements.map(({ day }) => day).sort();
  if (days.length === 0) throw new ReportFileRefused({ code: "report_file_unknown" });
  const found = [...units.values()].map((unit) => ({
    ...unit,
    settlements: settlements
      .filter((one) => one.unit === unit.msn)
      .map((one) => assembleSettlement(one, one.rows, defects)),
  }));
  const report = {
    organisation: readOrganisation(lines[1]),
    from: days[0] ?? "",
    to: days.at(-1) ?? "",
    units: found,
  };
  return { report, defects: defects.sort((a, b) => a.line - b.line) };
}

function readOrganisation(line: Line | undefined): ReportOrganisation {
  const [number = "", name = ""] = line?.fields.map(unguardedText) ?? [];
  return { number, name, street: "", postCode: "", city: "", country: "NO" };
}

/** One field too many, where "16450,62" stands for 16450.62 in front of whole numbers, is put together again. */
function named({ line, fields }: Line, heading: readonly string[], defects: ReportDefect[]): Named {
  let whole = fields;
  const net = heading.indexOf("Net");
  if (
    fields.length === heading.length + 1 &&
    /^-?\d+$/.test(fields[net] ?? "") &&
    /^\d\d$/.test(fields[net + 1] ?? "")
  ) {
    defects.push({ line, code: "decimal_comma", found: `${fields[net]},${fields[net + 1]}` });
    whole = fields.toSpliced(net, 2, `${fields[net]}.${fields[net + 1]}`);
  }
  if (whole.length !== heading.length) throw new ReportFileRefused({ code: "report_file_broken", line });
  const text = (name: string) => {
    const at = heading.indexOf(name);
    if (at < 0) throw badValue(line, name);
    return unguardedText(whole[at] ?? "");
  };
  return { line, text };
}

const field = ({ text, line }: Named, name: string) => ({ text: text(name), line, name });

function readSettlement(row: Named, units: Map<string, Omit<ReportUnit, "settlements">>): Settlement {
  const { line, text } = row;
  const [gross, fee, refund, net] = amountsOf(row);
  const currency = readCurrency(field(row, "Currency"));
  const msn = text("SaleUnitNumber");
  units.set(msn, { msn, name: text("SalesUnitName"), currency, timeZone: zoneOf(currency) });
  return {
    line,
    unit: msn,
    rows: [],
    id: text("SettlementID"),
    day: readDay(field(row, "SettlementDate")),
    account: text("SettlementAccount"),
    type: "Net",
    paidOutMinor: net + refund,
    stated: {
      inMinor: gross,
      outMinor: -refund,
      feesMinor: fee,
      count: Number(text("NumberOfTransactions")),
    },
  };
}

function readRow(
  row: Named,
  settlements: readonly Settlement[],
  units: ReadonlyMap<string, Omit<ReportUnit, "settlements">>,
  defects: ReportDefect[],
): void {
  const { line, text } = row;
  const [msn, id] = [text("SaleUnitNumber"), text("SettlementId")];
  const own = settlements.find((one) => one.unit === msn && one.id === id);
  if (!own) defects.push({ line, code: "other_settlement", found: `${msn} ${id}` });
  const settlement = own ?? (settlements.length === 1 ? settlements[0] : undefined);
  if (!settlement) throw badValue(line, "SettlementId");
  const [gross, fee, refund, net] = amountsOf(row);
  const moved = gross + refund;
  const at = readInstant(field(row, "SalesDate"), units.get(settlement.unit)?.timeZone ?? "Europe/Oslo");
  const kind = kindOf(moved, fee);
  const ids = { id: text("TransactionId"), orderId: text("OrderID") };
  // Net leaves the refund out, here and only here.
  settlement.rows.push({
    line,
    netMinor: net + refund,
    row: { ...ids, at, kind, grossMinor: moved, feeMinor: fee, product: "" },
  });
}

/** Gross, fee as a cost, refund below zero, net. */
function amountsOf(row: Named): [number, number, number, number] {
  const [gross, fee, refund, net] = [
    readDecimal(field(row, "Gross")),
    0 - readDecimal(field(row, "Fee")),
    readDecimal(field(row, "Refund")),
    readDecimal(field(row, "Net")),
  ] as const;
  if (fee < 0) throw badValue(row.line, "Fee");
  if (refund > 0) throw badValue(row.line, "Refund");
  return [gross, fee, refund, net];
}

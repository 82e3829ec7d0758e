import { Readable } from "node:stream";
import { getTranslations } from "next-intl/server";
import { CSV_STYLES, type CsvStyle, csvText } from "@/lib/domain/csv";
import { editableMoney } from "@/lib/domain/format-money";
import { money } from "@/lib/domain/money";
import { exportFigures, type FigureLine } from "@/lib/figures/export-figures";
import { netOf } from "@/lib/figures/figures-of";
import { downloadCsv } from "@/lib/web/download";
import { viewerFor } from "@/lib/web/viewer";
import { daysOf, groupingOf, readChoice } from "../address";

const COLUMNS = [
  ...[
    "from",
    "to",
    "unit",
    "msn",
    "currency",
    "sales",
    "count",
    "captures",
    "refunds",
    "refundCount",
    "fees",
    "net",
  ],
  ...["requested", "requestedAmount", "approved", "paid", "rejected", "expired", "cancelled"],
] as const;

type Context = { params: Promise<{ merchant: string }> };

/** The figures of the overview at the same address, per step and sales unit, as CSV. Without a period that can be: the last thirty days. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const { today, environment } = await viewerFor(merchant);
  const query = new URL(request.url).searchParams;
  const choice = readChoice(Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)])));
  const asked = daysOf(choice, today);
  const days = asked.ok ? asked.value : { from: choice.from ?? today, to: choice.to ?? today };
  const { units, channel, currency } = choice;
  const input = { environment, ...days, units, channel, currency, grouping: groupingOf(choice, days) };
  const style = CSV_STYLES[query.get("format") === "nordic" ? "nordic" : "plain"];
  const t = await getTranslations("figures");
  return downloadCsv(exportFigures, merchant, input, ({ lines }) => ({
    name: `${t("file")}-${merchant}-${days.from}-${days.to}.csv`,
    heading: COLUMNS.map((column) => csvText(t(`column.${column}`), style)).join(style.separator),
    lines: Readable.from(lines.map((line) => Buffer.from(`${cellsOf(line, style).join(style.separator)}\n`))),
  }));
}

function cellsOf({ step, unit, currency, figures }: FigureLine, style: CsvStyle): string[] {
  const amount = (minor: number | undefined) => (minor === undefined ? "" : decimalOf(minor, style));
  const { sales, captures, refunds, requested, approved, paid, rejected, expired, withdrawn, released } =
    figures;
  return [
    ...[step.from, step.to, csvText(unit.name, style), unit.msn, currency],
    ...[amount(figures.captured_minor), sales, captures, amount(figures.refunded_minor), refunds],
    ...[amount(figures.fees), amount(netOf(figures)), requested, amount(figures.requested_minor)],
    ...[approved, paid, rejected, expired, withdrawn + released],
  ].map(String);
}

/** Every currency of the platform has two decimals. */
function decimalOf(minor: number, { decimal }: CsvStyle): string {
  return editableMoney(money(minor, "NOK"), decimal === "," ? "nb" : "en");
}

import { getTranslations } from "next-intl/server";
import { CHANNELS } from "@/lib/domain/channel";
import { CSV_STYLES, csvText } from "@/lib/domain/csv";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";
import { EXPORT_COLUMNS, exportPayments } from "@/lib/transactions/export-payments";
import { downloadCsv } from "@/lib/web/download";
import { viewerFor } from "@/lib/web/viewer";
import { readAddress, toFilter } from "../filters";

type Context = { params: Promise<{ merchant: string }> };

/** The list at the same address without `/export`, all pages of it, as CSV. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const { today } = await viewerFor(merchant);
  const query = new URL(request.url).searchParams;
  const { after: _page, ...filter } = toFilter(readAddress(query), today);
  const style = query.get("format") === "nordic" ? "nordic" : "plain";
  const t = await getTranslations("transactions");
  const words = {
    status: Object.fromEntries(PAYMENT_STATUSES.map((status) => [status, t(`status.${status}`)])),
    channel: Object.fromEntries(CHANNELS.map((channel) => [channel, t(`channel.${channel}`)])),
  };
  const input = { ...filter, style, personal: query.get("personal") === "1", words } as const;
  return downloadCsv(exportPayments, merchant, input, ({ lines, timeZone }) => {
    const titles = EXPORT_COLUMNS.map((column) =>
      column === "date" ? t("export.date", { zone: timeZone }) : t(`export.column.${column}`),
    );
    const look = CSV_STYLES[style];
    const heading = titles.map((title) => csvText(title, look)).join(look.separator);
    return { name: `${t("export.file")}-${merchant}-${today}.csv`, heading, lines };
  });
}

/** Left to itself, Next would ask GET and throw its answer away, whose lines nobody would ever read or close. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}

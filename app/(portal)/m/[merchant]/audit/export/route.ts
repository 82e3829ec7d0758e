import { getMessages, getTranslations } from "next-intl/server";
import { AUDIT_COLUMNS, exportAudit } from "@/lib/audit/export-audit";
import { CSV_STYLES, csvText } from "@/lib/domain/csv";
import { downloadCsv } from "@/lib/web/download";
import { viewerFor } from "@/lib/web/viewer";
import { parseAudit } from "../address";

type Context = { params: Promise<{ merchant: string }> };

/** The log at the same address without `/export`, all pages of it, as CSV. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const { today } = await viewerFor(merchant);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { after: _page, ...filter } = parseAudit(query);
  const t = await getTranslations("audit");
  const { audit } = await getMessages();
  const words = {
    action: flatten(audit.action),
    result: audit.result,
    actor: audit.actor,
    field: audit.field,
  };
  const input = { ...filter, style: "nordic", words } as const;
  return downloadCsv(exportAudit, merchant, input, ({ lines, timeZone }) => {
    const titles = AUDIT_COLUMNS.map((column) =>
      column === "date" ? t("export.column.date", { zone: timeZone }) : t(`export.column.${column}`),
    );
    const heading = titles
      .map((title) => csvText(title, CSV_STYLES.nordic))
      .join(CSV_STYLES.nordic.separator);
    return { name: `${t("export.file")}-${merchant}-${today}.csv`, heading, lines };
  });
}

/** Left to itself, Next would ask GET and throw its answer away, whose lines nobody would ever read or close. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}

/** { payment: { synced: "…" } } → { "payment.synced": "…" } */
function flatten(names: object, path = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, value]): [string, string][] =>
      typeof value === "string"
        ? [[`${path}${key}`, value]]
        : Object.entries(flatten(value, `${path}${key}.`)),
    ),
  );
}

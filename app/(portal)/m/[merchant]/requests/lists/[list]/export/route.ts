import { getTranslations } from "next-intl/server";
import { CSV_STYLES, csvText } from "@/lib/domain/csv";
import { REQUEST_STATES } from "@/lib/domain/payment-request";
import { exportList, LIST_COLUMNS } from "@/lib/requests/export-list";
import { downloadCsv } from "@/lib/web/download";

type Context = { params: Promise<{ merchant: string; list: string }> };

/** All rows of a list with how each stands, as CSV. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { merchant, list } = await params;
  const t = await getTranslations("requests");
  const states = Object.fromEntries(REQUEST_STATES.map((state) => [state, t(`state.${state}`)]));
  // A character that no id has is refused before anything is looked for; here it means that there is no such list.
  const listId = list.replaceAll("\0", "");
  return downloadCsv(exportList, merchant, { listId, states }, ({ lines }) => {
    const titles = LIST_COLUMNS.map((column) => csvText(t(`sheet.column.${column}`), CSV_STYLES.nordic));
    return { name: `requests-${list.slice(0, 8)}.csv`, heading: titles.join(";"), lines };
  });
}

/** Left to itself, Next would ask GET and throw its answer away, whose lines nobody would ever read or close. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}

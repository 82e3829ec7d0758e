import { getLocale } from "next-intl/server";
import { languageOf } from "@/lib/domain/locale";
import { downloadReport } from "@/lib/settlements/download-report";
import { downloadFile } from "@/lib/web/download";
import { toReportRequest } from "../download/report-address";

/** What the address of the form says about the last attempt. */
const TOLD = ["problem", "what", "number", "currency", "of"];

type Context = { params: Promise<{ merchant: string }> };

/** A settlement report. What can't be made is told in the form that it was asked for in, programs get it as text. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant } = await params;
  const query = new URL(request.url).searchParams;
  const input = toReportRequest(query, languageOf(await getLocale()));
  const fromPage = request.headers.get("sec-fetch-mode") === "navigate";
  return downloadFile(downloadReport, merchant, input, (failure) => {
    if (!fromPage || failure.code === "forbidden") return undefined;
    const told = new URLSearchParams([...query].filter(([name]) => !TOLD.includes(name)));
    told.set("problem", failure.code === "invalid_input" ? "report_incomplete" : failure.code);
    if ("what" in failure) told.set("what", failure.what);
    if ("number" in failure) told.set("number", failure.number);
    if (failure.code === "vouchers_other_currency") {
      told.set("currency", failure.currency);
      told.set("of", failure.unit);
    }
    return `/m/${merchant}/settlements/download?${told}`;
  });
}

/** Left to itself, Next would ask GET and throw its answer away, whose pages nobody would ever read. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}

import type { Locale } from "@/lib/domain/locale";
import type { downloadReport } from "@/lib/settlements/download-report";

type Input = Parameters<typeof downloadReport.call>[1];

/** What the form's address asks for; of the other periods' fields nothing counts. The use case judges it. */
export function toReportRequest(query: URLSearchParams, language: Locale): Input {
  const one = (name: string) => query.get(name) ?? "";
  const days = {
    day: { day: one("day") },
    range: { from: one("from"), to: one("to") },
    month: { month: one("month") },
    settlement: { id: one("settlement") },
  };
  const period =
    (["day", "range", "month", "settlement"] as const).find((known) => known === one("period")) ?? "month";
  const asked = {
    ...{ period, ...days[period], units: query.getAll("unit") },
    ...{ format: one("format") || "xlsx", language: one("language") || language },
    ...{ personal: one("personal") === "1", purpose: one("purpose") },
  };
  return asked as Input; // safe: the use case parses it strictly
}

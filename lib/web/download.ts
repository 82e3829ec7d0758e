import "server-only";
import type { Readable } from "node:stream";
import type { UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";
import { csvBody } from "./csv-body";
import { type Failure, sentenceFor } from "./messages";
import { memberOrLeave } from "./viewer";

/** A file as it is sent: its name, its first line and everything after it. */
export type CsvFile = { readonly name: string; readonly heading: string; readonly lines: Readable };

// Not compressed here: for a million rows that took longer than reading them, and the proxy in front does it better.
const COMMON = { "Cache-Control": "private, no-store, no-transform", "X-Content-Type-Options": "nosniff" };

const STATUS: Record<string, number> = { forbidden: 403, too_many_requests: 429 };

/**
 * Answers a GET with a CSV file that a use case streams. A failure is a sentence as plain text; strangers and people who are
 * signed out are led away as from a page.
 */
export async function downloadCsv<Input, Value, Failing extends Failure>(
  useCase: UseCase<Input, Value, Failing>,
  merchant: string,
  input: Input,
  toFile: (value: Value) => CsvFile,
): Promise<Response> {
  const { caller } = await memberOrLeave(merchant);
  const result = await measure(useCase.permission, () => useCase.call(caller, input));
  if (!result.ok) {
    const { code } = result.error;
    const status = STATUS[code] ?? (code.endsWith("not_found") ? 404 : 400);
    return new Response(await sentenceFor(result.error), { status, headers: COMMON });
  }
  const { name, heading, lines } = toFile(result.value);
  return new Response(csvBody(heading, lines), {
    headers: {
      ...COMMON,
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}

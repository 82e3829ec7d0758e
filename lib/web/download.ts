import "server-only";
import type { Readable } from "node:stream";
import type { Refusal, UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";
import { fileName } from "@/lib/print/pdf-response";
import { chunkBody } from "./chunk-body";
import { csvBody } from "./csv-body";
import { type Failure, sentenceFor } from "./messages";
import { memberOrLeave } from "./viewer";

/** A file as it is sent: its name, its first line and everything after it. */
export type CsvFile = { readonly name: string; readonly heading: string; readonly lines: Readable };

// Not compressed here: for a million rows that took longer than reading them, and the proxy in front does it better.
export const NO_CACHE = {
  "Cache-Control": "private, no-store, no-transform",
  "X-Content-Type-Options": "nosniff",
};

const STATUS: Record<string, number> = {
  forbidden: 403,
  foreign_origin: 403,
  export_beyond_rights: 403,
  file_missing: 404,
  too_many_requests: 429,
  storage_unavailable: 503,
};

/** A file of any kind, written while it is sent. */
export type StreamedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
};

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
  if (!result.ok) return sayWhyNot(result.error);
  const { name, heading, lines } = toFile(result.value);
  return asAttachment(csvBody(heading, lines), name, "text/csv; charset=utf-8");
}

/**
 * Answers a GET with a file that a use case writes. A failure is a sentence as plain text, or where `insteadOf` names a page for it, people
 * are led there; strangers and people who are signed out are led away as from a page.
 */
export async function downloadFile<Input, Failing extends Failure>(
  useCase: UseCase<Input, StreamedFile, Failing>,
  merchant: string,
  input: Input,
  insteadOf: (failure: Failing | Refusal) => string | undefined,
): Promise<Response> {
  const { caller } = await memberOrLeave(merchant);
  const result = await measure(useCase.permission, () => useCase.call(caller, input));
  if (result.ok)
    return asAttachment(chunkBody(result.value.chunks), result.value.name, result.value.mediaType);
  const page = insteadOf(result.error);
  return page
    ? new Response(null, { status: 303, headers: { ...NO_CACHE, Location: page } })
    : sayWhyNot(result.error);
}

/** A failure as plain text, with the status that fits it. */
export async function sayWhyNot(failure: Failure): Promise<Response> {
  const { code } = failure;
  const status = STATUS[code] ?? (code.endsWith("not_found") ? 404 : 400);
  return new Response(await sentenceFor(failure), { status, headers: NO_CACHE });
}

function asAttachment(body: ReadableStream<Uint8Array>, name: string, mediaType: string): Response {
  return new Response(body, {
    headers: {
      ...NO_CACHE,
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; ${fileName(name)}`,
    },
  });
}

import "server-only";
import { callerFor } from "@/lib/access/current-caller";
import { comesFromOwnPages } from "@/lib/access/request-origin";
import type { UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";
import { type Failure, sentenceFor } from "./messages";

const NO_STORE = { "Cache-Control": "private, no-store" };

/**
 * Gives the body of a POST, a file as it is, to a use case. No more than `most` bytes are read, whatever its head promises. Answers
 * `{}`, or a code with its sentence.
 */
export async function takeFile<Input, Value, Failing extends Failure>(
  useCase: UseCase<Input, Value, Failing>,
  merchant: string,
  request: Request,
  file: {
    most: number;
    tooLarge: Failure;
    toInput: (bytes: Buffer) => Input;
    /** What the browser is told of the value; nothing where absent. */
    show?: (value: Value) => unknown;
  },
): Promise<Response> {
  if (!(await comesFromOwnPages())) return refusal(403, { code: "foreign_origin" });
  const asking = await callerFor(merchant);
  if (asking.kind === "nobody") return refusal(401, { code: "not_signed_in" });
  if (asking.kind === "stranger") return refusal(404, { code: "not_found" });
  const bytes = await readBody(request, file.most);
  if (!bytes) return refusal(413, file.tooLarge);
  const result = await measure(useCase.permission, () => useCase.call(asking.caller, file.toInput(bytes)));
  if (result.ok) return Response.json((await file.show?.(result.value)) ?? {}, { headers: NO_STORE });
  const { code } = result.error;
  // An id that is no id names nothing, as an unknown one does.
  if (code === "invalid_input") return refusal(404, { code: "not_found" });
  return refusal(code === "forbidden" ? 403 : code.endsWith("not_found") ? 404 : 422, result.error);
}

/** The whole body, or undefined where it is too large: then the rest is not even read. */
async function readBody(request: Request, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function refusal(status: number, failure: Failure): Promise<Response> {
  const body = { code: failure.code, message: await sentenceFor(failure) };
  return Response.json(body, { status, headers: NO_STORE });
}

import "server-only";
import { callerFor } from "@/lib/access/current-caller";
import type { UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";

const NO_STORE = { "Cache-Control": "private, no-store" };

/**
 * Answers a GET route that the browser watches with a use case: JSON, or 401, 403, 404 with a code. A foreign id and an
 * unknown one get the same answer.
 */
export async function respond<Input, Value, Failing extends { code: string }>(
  useCase: UseCase<Input, Value, Failing>,
  merchant: string,
  input: Input,
): Promise<Response> {
  const asking = await callerFor(merchant);
  if (asking.kind === "nobody") return refusal(401, "not_signed_in");
  if (asking.kind === "stranger") return refusal(404, "not_found");
  const result = await measure(useCase.permission, () => useCase.call(asking.caller, input));
  if (result.ok) return Response.json(result.value, { headers: NO_STORE });
  const failure: { code: string } = result.error;
  if (failure.code === "forbidden") return refusal(403, "forbidden");
  // An id that is no id names nothing, as an unknown one does.
  if (failure.code === "invalid_input") return refusal(404, "not_found");
  return failure.code.endsWith("not_found") ? refusal(404, "not_found") : refusal(400, failure.code);
}

function refusal(status: number, code: string): Response {
  return Response.json({ code }, { status, headers: NO_STORE });
}

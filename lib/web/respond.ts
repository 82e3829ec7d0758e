import "server-only";
import { callerFor } from "@/lib/access/current-caller";
import type { UseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { measure } from "@/lib/observability/measure";

const NO_STORE = { "Cache-Control": "private, no-store" };

/** How an answer is shown: as the value itself, or as the texts that a list draws. */
type Show<Value> = (value: Value) => unknown;

/**
 * Answers a GET route that the browser asks by itself with a use case: JSON, or 401, 403, 404 with a code. A foreign id and an
 * unknown one get the same answer. The input may depend on the day that it is for the company.
 */
export async function respond<Input, Value, Failing extends { code: string }>(
  useCase: UseCase<Input, Value, Failing>,
  merchant: string,
  input: Input | ((today: string) => Input),
  show: Show<Value> = (value) => value,
): Promise<Response> {
  const asking = await callerFor(merchant);
  if (asking.kind === "nobody") return refusal(401, "not_signed_in");
  if (asking.kind === "stranger") return refusal(404, "not_found");
  const { caller } = asking;
  const asked = input instanceof Function ? input(dayAt(now(), caller.timeZone)) : input;
  const result = await measure(useCase.permission, () => useCase.call(caller, asked));
  if (result.ok) return Response.json(show(result.value), { headers: NO_STORE });
  const failure: { code: string } = result.error;
  if (failure.code === "forbidden") return refusal(403, "forbidden");
  // An id that is no id names nothing, as an unknown one does.
  if (failure.code === "invalid_input") return refusal(404, "not_found");
  return failure.code.endsWith("not_found") ? refusal(404, "not_found") : refusal(400, failure.code);
}

function refusal(status: number, code: string): Response {
  return Response.json({ code }, { status, headers: NO_STORE });
}

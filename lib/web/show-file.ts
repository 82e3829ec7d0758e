import "server-only";
import { callerFor } from "@/lib/access/current-caller";
import type { UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";

/** Answers a GET with a file that is drawn from what a use case gives; 404 for everything else, whatever the reason. */
export async function showFile<Input, Value, Failing extends { code: string }>(
  useCase: UseCase<Input, Value, Failing>,
  merchant: string,
  input: Input,
  draw: (value: Value) => Response | Promise<Response>,
): Promise<Response> {
  const asking = await callerFor(merchant);
  const result =
    asking.kind === "member"
      ? await measure(useCase.permission, () => useCase.call(asking.caller, input))
      : undefined;
  if (result?.ok) return draw(result.value);
  return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
}

import "server-only";
import { randomUUID } from "node:crypto";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { callerFor } from "@/lib/access/current-caller";
import { comesFromOwnPages } from "@/lib/access/request-origin";
import type { UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";
import type { FormState } from "./form-state";
import type { Failure } from "./messages";
import type { ReadForm } from "./read-form";
import { refuse, refuseFields } from "./refusal";

export type FormAction<Value> = (
  merchant: string,
  previous: FormState<Value>,
  form: FormData,
) => Promise<FormState<Value>>;

/**
 * A server action over a use case, and over nothing else: an unguarded action cannot be written with it. Bind the merchant's
 * slug, then give it to `useFormAction`. What the browser sends may be of any type.
 */
export function action<Input, Value, Failing extends Failure>(
  useCase: UseCase<Input, Value, Failing>,
  readForm: ReadForm<Input>,
): FormAction<Value> {
  return async (merchant, _previous, sent) => {
    const form = sent instanceof FormData ? sent : new FormData();
    if (!(await comesFromOwnPages())) return refuse(form, { code: "foreign_origin" });
    const asking = await callerFor(typeof merchant === "string" ? merchant : "");
    if (asking.kind === "nobody") return refuse(form, { code: "not_signed_in" });
    if (asking.kind === "stranger") return refuse(form, { code: "not_found" });
    const input = readForm(form);
    if (!input.ok) return refuseFields(form, input.error);
    const result = await measure(useCase.permission, () => useCase.call(asking.caller, input.value));
    // Also after a refusal: it often means that the page shows what is no longer so. But who just lost their own access has no page
    // any more, and the sentence would go with it.
    if (result.ok || result.error.code !== "no_longer_administrator") refresh();
    if (result.ok) {
      goOn(result.value);
      return answered(result.value);
    }
    return refuse(form, result.error, asking.caller.timeZone);
  };
}

/** Where the page that was acted on is there no more, the value names where to go instead. */
function goOn(value: unknown): void {
  if (typeof value !== "object" || value === null || !("to" in value)) return;
  // safe: made by a use case, below the company's own address; never straight from the browser
  redirect(String(value.to) as Parameters<typeof redirect>[0]);
}

/** An outcome that nobody knows yet is a value, not a failure, and must not look like success. */
function answered<Value>(value: Value): FormState<Value> {
  const outcome =
    typeof value === "object" && value !== null && "outcome" in value ? value.outcome : undefined;
  const status = outcome === "unknown" || outcome === "waiting" ? "unknown" : "done";
  return { status, value, answer: randomUUID() };
}

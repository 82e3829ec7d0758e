import "server-only";
import { notFound, redirect } from "next/navigation";
import type { Refusal, UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";
import { memberOrLeave, proveAgain } from "./viewer";

/**
 * Reads something for a page. Who is signed out goes to sign-in and comes back; a stranger, a foreign id and an unknown id
 * all get the same 404; who lacks the permission is told which one.
 */
export async function load<Input, Value, Failing extends { code: `${string}_not_found` } | Refusal>(
  useCase: UseCase<Input, Value, Failing>,
  merchant: string,
  input: Input,
): Promise<Value> {
  const { caller } = await memberOrLeave(merchant);
  const result = await measure(useCase.permission, () => useCase.call(caller, input));
  if (result.ok) return result.value;
  const failure: { code: string } = result.error;
  if (failure.code === "needs_fresh_sign_in") return proveAgain();
  if (failure.code !== "forbidden") notFound();
  redirect(`/m/${caller.merchantSlug}/no-access?needs=${encodeURIComponent(useCase.permission)}`);
}

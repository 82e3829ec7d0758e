import "server-only";
import { randomUUID } from "node:crypto";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { OwnCase } from "@/lib/access/own-case";
import { comesFromOwnPages } from "@/lib/access/request-origin";
import { currentPerson, owingSession } from "@/lib/access/session";
import type { FormState } from "./form-state";
import type { Failure } from "./messages";
import type { ReadForm } from "./read-form";
import { refuse, refuseFields } from "./refusal";

/**
 * Where to go once it is done. Where the value names no place, the page is read anew; with `stay` not even that: what is told
 * only once must not be swept away.
 */
type Onward = { readonly to?: string; readonly stay?: true };

/** A server action for what a person does for themself. Guarded like `action()`, but it concerns no company. */
export function ownAction<Input, Value extends Onward, Failing extends Failure>(
  ownCase: OwnCase<Input, Value, Failing>,
  readForm: ReadForm<Input>,
): (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>> {
  return async (_previous, sent) => {
    const form = sent instanceof FormData ? sent : new FormData();
    if (!(await comesFromOwnPages())) return refuse(form, { code: "foreign_origin" });
    const input = readForm(form);
    if (!input.ok) return refuseFields(form, input.error);
    const person = ownCase.owing ? (await owingSession())?.person : await currentPerson();
    const result = await ownCase.call(person, input.value);
    if (!result.ok) return refuse(form, result.error);
    goOn(result.value);
    return { status: "done", value: result.value, answer: randomUUID() };
  };
}

/** The same for a form of one button, which has no place for a sentence: the sign-in page says it, the rest is a bug. */
export function ownStep<Input, Value extends Onward, Failing extends Failure>(
  ownCase: OwnCase<Input, Value, Failing>,
  readForm: ReadForm<Input>,
): (form: FormData) => Promise<void> {
  const run = ownAction(ownCase, readForm);
  return async (form) => {
    const state = await run({ status: "idle" }, form);
    if (state.status !== "refused") return;
    if (state.code === "not_signed_in") redirect("/sign-in");
    if (state.code === "foreign_origin") redirect("/sign-in?error=wrong_address");
    // None of our forms can send it: nothing was done, and the page stays as it is.
    if (state.code === "invalid_input") return;
    throw new Error(`refused: ${state.code}`);
  };
}

function goOn({ to, stay }: Onward): void {
  if (to === undefined) {
    if (!stay) refresh();
    return;
  }
  // safe: made on the server, by safeNext() or from the configured e-ID issuer; never straight from the browser
  redirect(to as Parameters<typeof redirect>[0]);
}

import type { FailureCode } from "./messages";

/** What a person had typed, kept so that a refused form still shows it. Files and secrets are not kept. */
export type TypedFields = { readonly [name: string]: string };

/**
 * What became of a form.
 * - `done`: it happened; `value` tells what.
 * - `unknown`: the platform has not answered yet; `value` tells what was asked. Not to be repeated, we are checking.
 * - `refused`: it did not happen; the sentences say why, in the person's language.
 * - `unreachable`: the portal did not answer the browser. The same key may be sent again.
 */
export type FormState<Value = unknown> =
  | { readonly status: "idle" }
  | { readonly status: "done"; readonly value: Value; readonly answer: string }
  | { readonly status: "unknown"; readonly value: Value; readonly answer: string }
  | Refused
  | { readonly status: "unreachable"; readonly fields: TypedFields };

export type Refused = {
  readonly status: "refused";
  readonly code: FailureCode;
  readonly message: string;
  /** Sentences that belong beside a field, by the field's name. */
  readonly fieldErrors: TypedFields;
  readonly fields: TypedFields;
  /** New with every answer: tells two equal answers apart. */
  readonly answer: string;
};

export const IDLE: FormState<never> = { status: "idle" };

const NEVER_KEPT = /password|secret|idempotency|subscription/iu;

export function typedFields(form: FormData): TypedFields {
  const texts = [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !entry[0].startsWith("$ACTION") && !NEVER_KEPT.test(entry[0]),
  );
  return Object.fromEntries(texts);
}

/** What to show again in a field: what was typed last, else what stood there at first. */
export function typed(state: FormState, name: string, otherwise = ""): string {
  const fields = state.status === "refused" || state.status === "unreachable" ? state.fields : {};
  return fields[name] ?? otherwise;
}

export function fieldError(state: FormState, name: string): string | undefined {
  return state.status === "refused" ? state.fieldErrors[name] : undefined;
}

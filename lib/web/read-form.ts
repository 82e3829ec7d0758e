import type { Result } from "@/lib/domain/result";
import type { FailureCode } from "./messages";

/** Codes by the name of the field that they belong to. */
export type FieldFailures = { readonly [field: string]: FailureCode };

/** Turns what a browser sent into the input of a use case, or says which fields can't be read. Must not trust anything. */
export type ReadForm<Input> = (form: FormData) => Result<Input, FieldFailures>;

/** A text field; absent and file fields are "". */
export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

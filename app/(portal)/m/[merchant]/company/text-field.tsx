import type { InputHTMLAttributes, JSX } from "react";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  name: string;
  /** What the use case calls the field, where the form calls it differently. */
  field?: string;
  state: FormState;
};

/** A field with its name above and what is wrong with it below. */
export function TextField({ label, field, state, ...input }: TextFieldProps): JSX.Element {
  const wrong = fieldError(state, input.name) ?? fieldError(state, field ?? input.name);
  return (
    <label className="grid min-w-0 content-start gap-1 text-sm">
      <span className="text-muted">{label}</span>
      <input
        {...input}
        className="input min-w-0"
        defaultValue={typed(state, input.name, String(input.defaultValue ?? ""))}
        aria-invalid={wrong ? true : undefined}
      />
      {wrong ? <span className="text-xs text-danger">{wrong}</span> : null}
    </label>
  );
}

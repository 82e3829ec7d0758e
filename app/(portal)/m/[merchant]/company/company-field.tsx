import type { ComponentProps, JSX } from "react";
import { TextField } from "@/components/text-field";
import { type FormState, fieldError, typed } from "@/lib/web/form-state";

type CompanyFieldProps = Omit<ComponentProps<typeof TextField>, "error"> & {
  name: string;
  /** What the use case calls the field, where the form calls it differently. */
  field?: string;
  state: FormState;
};

/** A field that keeps what was typed when the form is refused, and says what is wrong with it. */
export function CompanyField({ field, state, ...input }: CompanyFieldProps): JSX.Element {
  return (
    <TextField
      {...input}
      defaultValue={typed(state, input.name, String(input.defaultValue ?? ""))}
      error={fieldError(state, input.name) ?? fieldError(state, field ?? input.name)}
    />
  );
}

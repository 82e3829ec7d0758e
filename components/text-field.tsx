"use client";

import { type ComponentProps, type JSX, type ReactNode, useId } from "react";

type TextFieldProps = Omit<ComponentProps<"input">, "id" | "className"> & {
  label: string;
  /** What one may type, in a line. */
  hint?: ReactNode;
  error?: string | undefined;
};

/** A field with its label above, its hint below and, in place of the hint, what is wrong with it. */
export function TextField({ label, hint, error, ...input }: TextFieldProps): JSX.Element {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="input h-10 w-full min-w-0 py-1.5 text-sm"
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note ? (
        <p id={`${id}-note`} className={`text-xs ${error ? "text-danger-soft-foreground" : "text-muted"}`}>
          {note}
        </p>
      ) : null}
    </div>
  );
}

"use client";

import { type ComponentProps, type JSX, useId } from "react";

type TextAreaProps = Omit<ComponentProps<"textarea">, "id" | "className"> & {
  label: string;
  hint: string;
  error?: string | undefined;
};

/** A field of several lines, with its label above and below it its hint, or what is wrong. */
export function TextArea({ label, hint, error, ...input }: TextAreaProps): JSX.Element {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        rows={4}
        {...input}
        id={id}
        className="input w-full min-w-0 py-1.5 text-sm"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
      />
      <p id={`${id}-note`} className={`text-xs ${error ? "text-danger-soft-foreground" : "text-muted"}`}>
        {error ?? hint}
      </p>
    </div>
  );
}

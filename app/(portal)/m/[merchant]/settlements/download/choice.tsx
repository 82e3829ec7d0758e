import type { JSX, ReactNode } from "react";

type ChoiceProps = {
  label: string;
  name: string;
  value: string;
  hint?: ReactNode;
  wrong?: string | undefined;
  children: ReactNode;
};

/** A list to choose from with its label above and a word about it below. */
export function Choice({ label, name, value, hint, wrong, children }: ChoiceProps): JSX.Element {
  const note = hint ? `${name}-note` : undefined;
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={`report-${name}`} className="text-sm font-medium">
        {label}
      </label>
      <select
        id={`report-${name}`}
        name={name}
        defaultValue={value}
        aria-describedby={note}
        aria-invalid={wrong ? true : undefined}
        className="input w-full min-w-0"
      >
        {children}
      </select>
      {wrong ? <p className="text-xs text-danger-soft-foreground">{wrong}</p> : null}
      {hint ? (
        <p id={note} className="text-xs text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

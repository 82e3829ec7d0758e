import { type JSX, useId } from "react";

type TickFieldProps = { name: string; label: string; means?: string; defaultChecked: boolean };

/** A box to tick, with what it means below its name. */
export function TickField({ name, label, means, defaultChecked }: TickFieldProps): JSX.Element {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        name={name}
        value="1"
        defaultChecked={defaultChecked}
        aria-describedby={means ? `${id}-means` : undefined}
        className="mt-0.5 size-4 accent-accent"
      />
      <div className="min-w-0 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {means ? (
          <p id={`${id}-means`} className="text-xs text-muted">
            {means}
          </p>
        ) : null}
      </div>
    </div>
  );
}

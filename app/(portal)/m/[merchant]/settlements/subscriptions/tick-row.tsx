import type { JSX, ReactNode } from "react";

type TickRowProps = {
  name: string;
  value: string;
  checked: boolean;
  disabled?: boolean;
  children: ReactNode;
};

/** A box to tick, one of many of the same name. */
export function TickRow({ name, value, checked, disabled = false, children }: TickRowProps): JSX.Element {
  return (
    <label className="flex min-w-0 items-start gap-2.5 text-sm">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        disabled={disabled}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 break-words">{children}</span>
    </label>
  );
}

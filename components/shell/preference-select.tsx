"use client";

import { type JSX, useId, useRef, useTransition } from "react";

type PreferenceSelectProps = {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string; lang?: string }[];
  action: (form: FormData) => Promise<void>;
  /** Where the label is said but not shown. */
  quiet?: boolean;
};

/** A choice that takes effect at once: language, appearance. The platform's own select needs no library. */
export function PreferenceSelect({
  name,
  label,
  value,
  options,
  action,
  quiet = false,
}: PreferenceSelectProps): JSX.Element {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [pending, start] = useTransition();
  const change = () => {
    const current = form.current;
    if (current) start(() => action(new FormData(current)));
  };
  return (
    <form ref={form} action={action} className="flex items-center justify-between gap-3">
      <label htmlFor={id} className={quiet ? "sr-only" : "text-sm"}>
        {label}
      </label>
      <select
        key={value}
        id={id}
        name={name}
        defaultValue={value}
        aria-busy={pending}
        onChange={change}
        className="input cursor-pointer py-1.5 pr-8 pl-2.5 text-sm"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </form>
  );
}

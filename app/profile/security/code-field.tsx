import { type JSX, useId } from "react";

/** One code, which phones may fill in by themselves. Never shown again after an answer: it was good once at most. */
export function CodeField({ label, hint }: { label: string; hint?: string }): JSX.Element {
  const id = useId();
  return (
    <div className="textfield max-w-xs">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input font-mono tracking-widest"
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={40}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

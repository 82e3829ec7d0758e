import { type JSX, useId } from "react";

type ChoiceFieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange?: (value: string) => void;
  /** The choice of nothing is no answer. */
  required?: boolean;
};

/** A choice of the browser's own, with its label above and what there is to say about it below. */
export function ChoiceField(props: ChoiceFieldProps): JSX.Element {
  const { name, label, hint, error, value, options, onChange, required = false } = props;
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        name={name}
        required={required}
        className="input h-10 w-full min-w-0 text-sm"
        {...(onChange
          ? { value, onChange: ({ target }) => onChange(target.value) }
          : { defaultValue: value })}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
      {note ? (
        <p id={`${id}-note`} className={`text-xs ${error ? "text-danger-soft-foreground" : "text-muted"}`}>
          {note}
        </p>
      ) : null}
    </div>
  );
}

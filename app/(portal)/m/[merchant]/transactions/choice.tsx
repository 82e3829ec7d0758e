import type { JSX } from "react";

type ChoiceProps = {
  label: string;
  value: string;
  choices: readonly (readonly [value: string, text: string])[];
  onChoose: (value: string) => void;
};

/** One of several, with the browser's own list: quick on a phone and by keyboard. */
export function Choice({ label, value, choices, onChoose }: ChoiceProps): JSX.Element {
  return (
    <label className="grid min-w-0 gap-1 text-sm md:max-w-44">
      <span className="text-xs text-muted">{label}</span>
      <select
        className="input h-9 w-full min-w-0 py-1 pr-8 text-sm"
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {choices.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

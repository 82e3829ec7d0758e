import type { JSX } from "react";
import type { AccessDraft } from "./access-draft";

/** The draft as the fields that the form sends. */
export function AccessInputs({ draft }: { draft: AccessDraft }): JSX.Element {
  const { role, own, extras, units, from, until } = draft;
  const fields = {
    role,
    own: own?.id ?? "",
    extras: extras.join(","),
    units: units === "all" ? units : units.join(","),
    from,
    until,
  };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

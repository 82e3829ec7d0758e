import type { JSX } from "react";
import type { ShownRow } from "./shown-row";

/** The customer of a row, as far as this person may know them. */
export function ShownCustomer({ row: { name, phone, hint } }: { row: ShownRow }): JSX.Element {
  if (!name && !phone) return <span className="text-muted">{hint}</span>;
  return (
    <span className="block min-w-0" title={hint}>
      {name ? <span className="block truncate">{name}</span> : null}
      {phone ? (
        <span className={`tabular block truncate ${name ? "text-xs text-muted" : ""}`}>{phone}</span>
      ) : null}
    </span>
  );
}

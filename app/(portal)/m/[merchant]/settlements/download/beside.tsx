import type { JSX } from "react";
import type { Place } from "./problem";

/** Why there was no file, beside the field that it is about. */
export function Beside({ place, text }: { place: Place; text: string | undefined }): JSX.Element | null {
  if (!text) return null;
  return (
    <p id={`report-${place}-wrong`} className="text-xs text-danger-soft-foreground">
      {text}
    </p>
  );
}

/** What ties a group of fields to the reason beside it. */
export function besideOf(place: Place, text: string | undefined) {
  return text ? { "aria-describedby": `report-${place}-wrong` } : {};
}

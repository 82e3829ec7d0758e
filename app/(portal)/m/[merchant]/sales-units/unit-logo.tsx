import type { JSX } from "react";
import { unitHref } from "./address";

type UnitLogoProps = {
  merchant: string;
  unit: { msn: string; name: string; logo: string | null };
  look?: "row" | "large";
};

/** The picture, or the first letters of the name where there is none. The name beside it says the same, so it is silent. */
export function UnitLogo({ merchant, unit, look = "row" }: UnitLogoProps): JSX.Element {
  const size = look === "large" ? "size-16 rounded-2xl text-xl" : "size-9 rounded-lg text-xs";
  if (!unit.logo)
    return (
      <span
        aria-hidden="true"
        className={`grid shrink-0 place-items-center bg-accent-soft font-semibold text-accent-soft-foreground ${size}`}
      >
        {lettersOf(unit.name)}
      </span>
    );
  return (
    <img
      src={`${unitHref(merchant, unit.msn)}/logo?v=${unit.logo.slice(0, 12)}`}
      alt=""
      className={`shrink-0 bg-white object-contain ${size}`}
    />
  );
}

function lettersOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}

import type { JSX } from "react";

export type Tone = "default" | "accent" | "success" | "warning" | "danger";

const DOTS: Record<Tone, string> = {
  default: "bg-muted",
  accent: "bg-accent",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
};

/** A status as a word; the colour only repeats it. */
export function StatusChip({ tone, children }: { tone: Tone; children: string }): JSX.Element {
  return (
    <span className={`chip chip--soft chip--${tone} gap-1.5 whitespace-nowrap px-2`}>
      <span className={`size-1.5 rounded-full ${DOTS[tone]}`} aria-hidden="true" />
      {children}
    </span>
  );
}

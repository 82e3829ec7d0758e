import type { JSX } from "react";

/** The portal's own sign: two strokes that meet, money going both ways. */
export function BrandMark({ className = "size-8" }: { className?: string }): JSX.Element {
  return (
    <svg aria-hidden="true" className={`shrink-0 ${className}`} viewBox="0 0 32 32" fill="none">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M8 13.5h12.5M17 9.5l4 4-4 4M24 18.5H11.5M15 14.5l-4 4 4 4"
        stroke="var(--accent-foreground)"
        strokeWidth="2.1"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

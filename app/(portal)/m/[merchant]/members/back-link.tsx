import type { JSX, ReactNode } from "react";
import { Icon } from "@/components/icon";

/** The way back to the list that a page was reached from. */
export function BackLink({ href, children }: { href: string; children: ReactNode }): JSX.Element {
  return (
    <a href={href} className="link mb-3 flex w-fit items-center gap-1 text-sm">
      <Icon name="chevronLeft" className="size-4" />
      {children}
    </a>
  );
}

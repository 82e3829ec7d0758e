import type { Route } from "next";
import Link from "next/link";
import type { JSX } from "react";
import { Icon } from "@/components/icon";

export function BackLink({ href, children }: { href: Route; children: string }): JSX.Element {
  return (
    <Link href={href} prefetch={false} className="link mb-4 inline-flex items-center gap-1 text-sm">
      <Icon name="chevronLeft" className="size-4" />
      {children}
    </Link>
  );
}

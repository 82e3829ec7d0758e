"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import { useUnreadCount } from "@/lib/query/unread-count";

/** The way to the notifications, with the number of those that are new. */
export function Bell({ merchant }: { merchant: string }): JSX.Element {
  const t = useTranslations("notifications");
  const unread = useUnreadCount(merchant) ?? 0;
  const most = String(unread > 99);
  return (
    <Link
      href={`/m/${merchant}/notifications`}
      prefetch={false}
      aria-label={t("bell", { count: unread, most })}
      className="relative grid size-9 place-items-center rounded-full hover:bg-accent-soft-hover focus-visible:outline-2 focus-visible:outline-focus"
    >
      <Icon name="bell" className="size-5.5" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="tabular absolute -top-0.5 -right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-danger px-1 text-xs font-semibold text-danger-foreground"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { type JSX, useEffect, useRef } from "react";
import { useListStamp } from "@/lib/query/watch-list";
import { useRowKeys } from "./row-keys";

/** Keeps an open list fresh: a new payment, or one that moved, shows without a reload. Draws nothing itself. */
export function LiveList({ merchant }: { merchant: string }): JSX.Element | null {
  const router = useRouter();
  const stamp = useListStamp(merchant);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (!stamp) return;
    if (shown.current && shown.current !== stamp) router.refresh();
    shown.current = stamp;
  }, [stamp, router]);
  useRowKeys(merchant);
  return null;
}

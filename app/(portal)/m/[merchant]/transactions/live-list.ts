"use client";

import { useEffect, useRef } from "react";
import { useFreshData } from "@/lib/query/use-served";
import { useListStamp } from "@/lib/query/watch-list";

/**
 * Keeps an open list fresh: a new payment, or one that moved, shows without a reload. `served` is the stamp of what the page
 * brought along, so that what happened before the first look counts too.
 */
export function useLiveList(merchant: string, served: string): void {
  const refresh = useFreshData();
  const stamp = useListStamp(merchant);
  const shown = useRef(served);
  useEffect(() => {
    if (stamp === undefined) return;
    if (shown.current !== stamp) refresh();
    shown.current = stamp;
  }, [stamp, refresh]);
}

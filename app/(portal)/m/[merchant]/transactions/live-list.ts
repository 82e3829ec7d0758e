"use client";

import { useEffect, useRef } from "react";
import { useFreshData } from "@/lib/query/use-served";
import { useListStamp } from "@/lib/query/watch-list";

/** Keeps an open list fresh: a new payment, or one that moved, shows without a reload. */
export function useLiveList(merchant: string): void {
  const refresh = useFreshData();
  const stamp = useListStamp(merchant);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (!stamp) return;
    if (shown.current && shown.current !== stamp) refresh();
    shown.current = stamp;
  }, [stamp, refresh]);
}

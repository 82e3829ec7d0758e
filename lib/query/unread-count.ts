"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { readJson } from "./read-json";

const EVERY_MS = 60_000;
const READ = "portal:notifications-read";

/** To be called after something was marked as read, so that the bell counts anew. */
export function tellRead(): void {
  window.dispatchEvent(new Event(READ));
}

/**
 * How many notifications the person has not read; undefined until the first answer. Asked after the page is there, on each page and every
 * minute while it is in view: no page waits for it.
 */
export function useUnreadCount(merchant: string): number | undefined {
  const [unread, setUnread] = useState<number>();
  const page = usePathname();
  useEffect(() => {
    const stop = new AbortController();
    const ask = () => {
      if (document.visibilityState !== "visible") return;
      readJson<{ unread: number }>(`/api/watch/${merchant}/notifications`, stop.signal).then(
        (answer) => setUnread(answer.unread),
        // The bell stays as it was; the next round asks again.
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, EVERY_MS);
    window.addEventListener(READ, ask);
    return () => {
      stop.abort();
      clearInterval(timer);
      window.removeEventListener(READ, ask);
    };
  }, [merchant, page]);
  return unread;
}

"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Lets the plain links of a menu lead on without a whole load, by one listener for all of them: as thirty components the links of
 * the menus were the larger part of every page's frame. With Ctrl, Cmd or the middle button they do what links do.
 */
export function useSoftLinks<Menu extends HTMLElement>(): RefObject<Menu | null> {
  const router = useRouter();
  const menu = useRef<Menu>(null);
  useEffect(() => {
    const within = menu.current;
    const press = (event: MouseEvent) => {
      const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      const link = event.target instanceof Element && event.target.closest("a")?.getAttribute("href");
      if (!plain || event.defaultPrevented || !link) return;
      event.preventDefault();
      router.push(link as Route); // safe: the menus link to pages of the portal alone
    };
    within?.addEventListener("click", press);
    return () => within?.removeEventListener("click", press);
  }, [router]);
  return menu;
}

"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * One listener for all rows. A plain press on a row opens the panel beside the list; with Ctrl, Cmd or the middle button the
 * link does what links do. J, K and the arrows walk the rows while a panel is open, Escape closes it.
 */
export function useRowKeys(merchant: string): void {
  const router = useRouter();
  useEffect(() => {
    const show = (payment: string | undefined, replace: boolean) => {
      const address = new URL(window.location.href);
      if (payment) address.searchParams.set("open", payment);
      else address.searchParams.delete("open");
      const href = `/m/${merchant}/transactions${address.search}` as Route; // safe: the address of this page
      (replace ? router.replace : router.push)(href, { scroll: false });
    };
    const press = (event: MouseEvent) => {
      const row =
        event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-payment]") : null;
      if (
        !row ||
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      event.stopPropagation();
      show(row.dataset["payment"], false);
    };
    const key = (event: KeyboardEvent) => {
      const open = new URL(window.location.href).searchParams.get("open");
      const busy =
        event.target instanceof Element &&
        event.target.closest("input, textarea, select, [role=dialog], [popover]");
      if (!open || busy || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") return show(undefined, true);
      const step = STEPS[event.key];
      if (!step) return;
      const rows = [...document.querySelectorAll<HTMLElement>("a[data-payment]")].map(
        (row) => row.dataset["payment"],
      );
      const next = rows[rows.indexOf(open) + step];
      if (!next) return;
      event.preventDefault();
      show(next, true);
    };
    // Before the link's own handler, which would go to the payment's page.
    document.addEventListener("click", press, true);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("click", press, true);
      document.removeEventListener("keydown", key);
    };
  }, [merchant, router]);
}

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

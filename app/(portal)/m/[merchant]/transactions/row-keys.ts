"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * One listener for all rows. A plain press on a row opens the panel beside the list, one on a card its page; with Ctrl, Cmd or the middle button the
 * link does what links do. J, K and the arrows walk the rows while a panel is open, Escape closes it.
 */
export function useRowKeys(merchant: string): void {
  const router = useRouter();
  useEffect(() => {
    const show = (payment: string | undefined, how: "push" | "replace") =>
      router[how](addressWith(merchant, payment), { scroll: false });
    const press = (event: MouseEvent) => {
      const link = pressedLink(event);
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      const row = link.dataset["payment"];
      if (row) show(row, "push");
      else router.push(link.pathname as Route); // safe: a card leads to a payment's page
    };
    const key = (event: KeyboardEvent) => {
      const open = new URL(window.location.href).searchParams.get("open");
      if (!open || isBusy(event)) return;
      if (event.key === "Escape") return show(undefined, "replace");
      const next = rowAfter(open, STEPS[event.key] ?? 0);
      if (!next) return;
      event.preventDefault();
      show(next, "replace");
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

/** The link of a row or a card, where a plain press was on it. */
function pressedLink(event: MouseEvent): HTMLAnchorElement | null {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!plain || event.defaultPrevented || !(event.target instanceof Element)) return null;
  return event.target.closest<HTMLAnchorElement>("a[data-payment], a[data-card]");
}

function isBusy(event: KeyboardEvent): boolean {
  const elsewhere =
    event.target instanceof Element &&
    event.target.closest("input, textarea, select, [role=dialog], [popover]") !== null;
  return elsewhere || event.altKey || event.ctrlKey || event.metaKey;
}

function rowAfter(open: string, step: number): string | undefined {
  if (step === 0) return undefined;
  const rows = [...document.querySelectorAll<HTMLElement>("a[data-payment]")];
  const ids = rows.map((row) => row.dataset["payment"]);
  return ids[ids.indexOf(open) + step];
}

function addressWith(merchant: string, payment: string | undefined): Route {
  const address = new URL(window.location.href);
  if (payment) address.searchParams.set("open", payment);
  else address.searchParams.delete("open");
  return `/m/${merchant}/transactions${address.search}` as Route; // safe: the address of this page
}

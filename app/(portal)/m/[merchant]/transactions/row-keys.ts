"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { addressWith, goTo } from "./address";

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** From here on the panel has room beside or over the list; below it a payment is a page of its own. */
const WIDE = "(min-width: 48rem)";

/**
 * One listener for all rows. A plain press on a row opens the panel beside the list, on a phone its page; a press on a tab, a chip or another
 * page of the list changes the list. With Ctrl, Cmd or the middle button links do what links do. J, K and the arrows walk
 * the rows while a panel is open, Escape closes it.
 */
export function useRowKeys(merchant: string): void {
  const router = useRouter();
  useEffect(() => {
    const show = (payment: string, how: "push" | "replace") =>
      router[how](addressWith(merchant, payment), { scroll: false });
    const press = (event: MouseEvent) => {
      const link = pressedLink(event);
      const row = link?.dataset["payment"];
      if (!link || (row && !window.matchMedia(WIDE).matches)) return;
      event.preventDefault();
      event.stopPropagation();
      if (row) return show(row, "push");
      goTo(link.href);
      window.scrollTo({ top: 0 });
    };
    const key = (event: KeyboardEvent) => {
      const open = new URL(window.location.href).searchParams.get("open");
      if (!open || isBusy(event)) return;
      if (event.key === "Escape") return goTo(addressWith(merchant, undefined), "replace");
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

/** The link of a row or of another view of the list, where a plain press was on it. */
function pressedLink(event: MouseEvent): HTMLAnchorElement | null {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!plain || event.defaultPrevented || !(event.target instanceof Element)) return null;
  return event.target.closest<HTMLAnchorElement>("a[data-payment], a[data-list]");
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

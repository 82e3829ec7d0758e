"use client";

import { useTranslations } from "next-intl";
import { type JSX, useEffect, useRef } from "react";

const PAUSE_MS = 250;

/** Searches a moment after the last letter, and at once on Enter. "/" anywhere on the page comes here. */
export function SearchField({
  initial,
  onSearch,
}: {
  initial: string;
  onSearch: (text: string) => void;
}): JSX.Element {
  const t = useTranslations("transactions");
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Not `initial`: under load the list still shows an older search when the next letter's pause ends.
  const asked = useRef(initial);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [role=dialog]");
      if (event.key !== "/" || typing) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
  useEffect(() => {
    asked.current = initial;
    // A chip that is taken away empties the field; what someone is typing stays.
    if (field.current && document.activeElement !== field.current) field.current.value = initial;
  }, [initial]);
  const search = (text: string, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (text.trim() === asked.current) return;
      asked.current = text.trim();
      onSearch(asked.current);
    }, wait);
  };
  return (
    <label className="col-span-2 grid min-w-48 flex-1 gap-1">
      <span className="text-xs text-muted">{t("search")}</span>
      <input
        ref={field}
        type="search"
        className="input h-9 w-full py-1 text-sm"
        placeholder={t("searchHint")}
        defaultValue={initial}
        maxLength={100}
        onChange={(event) => search(event.target.value, PAUSE_MS)}
        onKeyDown={(event) => event.key === "Enter" && search(event.currentTarget.value, 0)}
      />
    </label>
  );
}

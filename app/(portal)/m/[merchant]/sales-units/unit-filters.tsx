"use client";

import Form from "next/form";
import { useTranslations } from "next-intl";
import { type JSX, useRef } from "react";
import { UNIT_STATUSES } from "@/lib/domain/sales-unit";
import { type UnitSearch, unitsHref } from "./address";

const PAUSE_MS = 250;

/** Typing filters the list; the address follows, so a reload and a pasted link show the same. Without a script Enter does it. */
export function UnitFilters({ merchant, search }: { merchant: string; search: UnitSearch }): JSX.Element {
  const t = useTranslations("units");
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const submit = (wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), wait);
  };
  return (
    <Form
      ref={form}
      action={unitsHref(merchant, { q: "" })}
      replace
      scroll={false}
      prefetch={false}
      className="mb-4 flex flex-wrap items-end gap-3"
    >
      {search.kind ? <input type="hidden" name="kind" value={search.kind} /> : null}
      <label className="grid min-w-48 flex-1 gap-1 sm:max-w-80">
        <span className="text-xs text-muted">{t("search")}</span>
        <input
          type="search"
          name="q"
          className="input h-9 w-full py-1 text-sm"
          placeholder={t("searchHint")}
          defaultValue={search.q}
          maxLength={60}
          onChange={() => submit(PAUSE_MS)}
        />
      </label>
      <label className="grid gap-1">
        <span className="text-xs text-muted">{t("status")}</span>
        <select
          name="status"
          className="input h-9 py-1 pr-8 text-sm"
          defaultValue={search.status ?? ""}
          onChange={() => submit(0)}
        >
          <option value="">{t("anyStatus")}</option>
          {UNIT_STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`statusOf.${status}`)}
            </option>
          ))}
        </select>
      </label>
    </Form>
  );
}

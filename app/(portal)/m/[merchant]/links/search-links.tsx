import Form from "next/form";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { linksHref } from "./address";

/** Finds links by a part of their title. */
export function SearchLinks({ merchant, q }: { merchant: string; q: string }): JSX.Element {
  const t = useTranslations("links");
  return (
    <Form action={linksHref(merchant)} prefetch={false} className="mb-4 flex max-w-md items-end gap-2">
      <label className="grid min-w-0 flex-1 gap-1">
        <span className="text-xs text-muted">{t("search")}</span>
        <input
          type="search"
          name="q"
          defaultValue={q}
          maxLength={80}
          className="input h-9 w-full py-1 text-sm"
        />
      </label>
      <button type="submit" className="button button--outline">
        {t("find")}
      </button>
    </Form>
  );
}

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";

/** One answer for an unknown address, an unknown id, and what belongs to someone else: nobody learns which it was. */
export default function NotFound(): JSX.Element {
  const t = useTranslations("errors");
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <div className="flex max-w-md flex-col items-center gap-3 text-center">
        <span className="grid size-14 place-items-center rounded-full bg-accent-soft text-accent-soft-foreground">
          <Icon name="search" className="size-7" />
        </span>
        <h1 className="text-xl font-semibold">{t("notFoundTitle")}</h1>
        <p className="text-sm text-muted">{t("notFoundText")}</p>
        <a href="/" className="button button--primary mt-2">
          {t("toStart")}
        </a>
      </div>
    </main>
  );
}

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";

/** The portal could not be asked: what stands below is what it said last. */
export function ListTrouble({ retry }: { retry: () => void }): JSX.Element {
  const t = useTranslations("transactions");
  return (
    <div
      role="alert"
      className="mb-4 flex flex-wrap items-center gap-3 rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground"
    >
      <Icon name="warning" className="size-4" />
      <span className="min-w-48 flex-1">{t("notFresh")}</span>
      <button type="button" className="button button--sm button--outline" onClick={retry}>
        {t("readAgain")}
      </button>
    </div>
  );
}

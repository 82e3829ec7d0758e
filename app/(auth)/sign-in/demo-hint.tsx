import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";

/** Only against the sandbox: how to get in without a real electronic ID. */
export function DemoHint(): JSX.Element {
  const t = useTranslations("auth");
  return (
    <aside className="flex gap-3 rounded-xl bg-accent-soft px-3.5 py-3 text-sm text-accent-soft-foreground">
      <Icon name="info" className="mt-0.5 size-5" />
      <div>
        <p className="font-semibold">{t("demoTitle")}</p>
        <p className="mt-0.5">{t("demoText")}</p>
      </div>
    </aside>
  );
}

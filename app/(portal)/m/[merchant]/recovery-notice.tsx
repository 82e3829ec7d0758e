import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import { recoveryOf } from "@/lib/web/recovery";

/** What everyone has to know after a restore: that no money can be moved yet, and that it will be over by itself. */
export async function RecoveryNotice({ merchantId }: { merchantId: string }): Promise<JSX.Element | null> {
  const recovery = await recoveryOf(merchantId);
  if (!recovery) return null;
  const [t, format] = [await getTranslations("recovery"), await getFormatter()];
  const { total, left } = recovery;
  return (
    <section
      role="status"
      className="mb-5 flex items-start gap-3 rounded-2xl border border-warning bg-warning-soft p-4 text-sm text-warning-soft-foreground"
    >
      <Icon name="warning" className="mt-0.5 size-5 shrink-0" />
      <div>
        <p className="font-semibold">{t("title")}</p>
        <p>{t("text", { done: format.number(total - left), total: format.number(total) })}</p>
      </div>
    </section>
  );
}

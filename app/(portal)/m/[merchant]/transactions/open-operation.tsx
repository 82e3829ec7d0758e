import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import { Money } from "@/components/money/money";
import type { PaymentDetail } from "@/lib/transactions/get-payment";

/** An answer is outstanding. It has its own words and look, so that nobody takes it for a yes or a no. */
export function OpenOperation({ open }: { open: NonNullable<PaymentDetail["open"]> }): JSX.Element {
  const t = useTranslations("transactions.open");
  const kind = open.kind === "refund" ? "refund" : open.kind === "cancel" ? "cancel" : "capture";
  const waiting =
    open.state === "needs_review" ? "needs_review" : open.outcome === "waiting" ? "waiting" : "unknown";
  return (
    <div
      role="status"
      className="flex items-start gap-3 rounded-2xl border border-dashed border-warning bg-warning-soft p-4 text-sm text-warning-soft-foreground"
    >
      <Icon name="warning" className="mt-0.5 size-5" />
      <div>
        <p className="font-semibold">
          {t(`${kind}.${waiting}`)} <Money value={open.amount} />
        </p>
        <p className="mt-1">{t(`${waiting}Text`)}</p>
      </div>
    </div>
  );
}

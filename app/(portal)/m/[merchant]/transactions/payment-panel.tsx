import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ListLink } from "@/components/data-table/list-link";
import { Icon } from "@/components/icon";
import { getPayment } from "@/lib/transactions/get-payment";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../other-mode";
import { PaymentView } from "./payment-view";

/** One payment beside the list; over it where the window has no room for both. */
export async function PaymentPanel({
  merchant,
  payment,
  back,
}: {
  merchant: string;
  payment: string;
  back: Route;
}): Promise<JSX.Element> {
  const t = await getTranslations("transactions");
  const { environment } = await viewerFor(merchant);
  const detail = await load(getPayment, merchant, { paymentId: payment });
  return (
    <aside
      aria-label={t("panel", { reference: detail.reference })}
      className="fixed inset-0 z-40 overflow-y-auto bg-background p-4 xl:sticky xl:inset-auto xl:top-[calc(var(--frame-top)+1.5rem)] xl:z-auto xl:max-h-[calc(100dvh-var(--frame-top)-2.5rem)] xl:self-start xl:rounded-2xl xl:bg-surface xl:p-5 xl:shadow-surface"
    >
      <div className="mb-3 flex items-center justify-between gap-2">
        <Link href={`/m/${merchant}/transactions/${payment}`} prefetch={false} className="link text-sm">
          {t("openPage")}
        </Link>
        <ListLink
          href={back}
          aria-label={t("closePanel")}
          className="button button--sm button--ghost button--icon-only"
        >
          <Icon name="cross" className="size-4" />
        </ListLink>
      </div>
      {detail.environment === environment ? (
        <PaymentView merchant={merchant} detail={detail} />
      ) : (
        <OtherMode belongsTo={detail.environment} />
      )}
    </aside>
  );
}

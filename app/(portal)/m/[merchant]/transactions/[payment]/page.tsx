import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { getPayment } from "@/lib/transactions/get-payment";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../other-mode";
import { OWN_FAILURES } from "../own-failures";
import { PaymentView } from "../payment-view";
import { PAYMENT_TEXTS } from "../texts";

export default async function PaymentPage({
  params,
}: PageProps<"/m/[merchant]/transactions/[payment]">): Promise<JSX.Element> {
  const { merchant, payment } = await params;
  const detail = await load(getPayment, merchant, { paymentId: payment });
  const { environment } = await viewerFor(merchant);
  const t = await getTranslations("transactions");
  return (
    <ClientMessages parts={{ transactions: PAYMENT_TEXTS, ...OWN_FAILURES }}>
      <div className="max-w-5xl">
        <Link
          href={`/m/${merchant}/transactions`}
          prefetch={false}
          className="link mb-4 inline-flex items-center gap-1 text-sm"
        >
          <Icon name="chevronLeft" className="size-4" />
          {t("title")}
        </Link>
        {detail.environment === environment ? (
          <PaymentView merchant={merchant} detail={detail} wide />
        ) : (
          <OtherMode belongsTo={detail.environment} />
        )}
      </div>
    </ClientMessages>
  );
}

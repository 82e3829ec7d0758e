import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import type { PaymentDetail, Possible } from "@/lib/transactions/get-payment";
import { sentenceFor } from "@/lib/web/messages";
import { ActionButtons } from "./action-buttons";
import type { Offer } from "./offer";

/** What can be done now, and for the rest the reason why not. */
export async function PaymentActions({
  merchant,
  detail,
}: {
  merchant: string;
  detail: PaymentDetail;
}): Promise<JSX.Element> {
  const t = await getTranslations("transactions");
  const format = await getFormatter();
  const { can, id, version, payment } = detail;
  const late = "most" in can.capture && can.capture.late;
  const day = late && format.dateTime(late, "day", { timeZone: detail.timeZone });
  const offers = {
    capture: await offer(can.capture, day ? t("capture.late", { day }) : undefined),
    cancel: await offer(can.cancel),
    refund: await offer(can.refund),
  };
  return (
    <section aria-label={t("actions")}>
      <ActionButtons
        merchant={merchant}
        payment={id}
        version={version}
        currency={payment.amount.currency}
        offers={offers}
        approved={payment.state === "AUTHORIZED"}
      />
    </section>
  );
}

async function offer(possible: Possible, note?: string): Promise<Offer> {
  if ("prevented" in possible) return { prevented: await sentenceFor(possible.prevented) };
  return { most: possible.most, ...(note && { note }) };
}

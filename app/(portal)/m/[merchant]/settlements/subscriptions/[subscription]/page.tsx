import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { FormMessage } from "@/components/feedback/form-message";
import { PageHeader } from "@/components/shell/page-header";
import { getSubscription } from "@/lib/deliveries/get-subscription";
import { lastPeriod } from "@/lib/domain/report-schedule";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { subscriptionHref, subscriptionsHref } from "../address";
import { BackLink } from "../back-link";
import { StateOf } from "../subscription-cards";
import { DeleteSubscription } from "./delete-subscription";
import { Facts } from "./facts";
import { History } from "./history";
import { reasonSentence } from "./reason-sentence";
import { SendNow } from "./send-now";
import { ServerCard } from "./server-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subscriptions"))("title") };
}

/** One subscription: what it is, what became of its reports, and what can be done with it. */
export default async function SubscriptionPage({
  params,
}: PageProps<"/m/[merchant]/settlements/subscriptions/[subscription]">): Promise<JSX.Element> {
  const { merchant, subscription: id } = await params;
  const t = await getTranslations("subscriptions");
  const { at } = await viewerFor(merchant);
  const detail = await load(getSubscription, merchant, { id });
  const { kept, line, deliveries, timeZone } = detail;
  const last = lastPeriod(kept.frequency, new Date(at), kept.timeZone);
  return (
    <div className="grid grid-cols-1 gap-5">
      <div>
        <BackLink href={subscriptionsHref(merchant)}>{t("backToList")}</BackLink>
        <PageHeader title={line.name}>
          <StateOf line={line} />
          <Link
            href={subscriptionHref(merchant, kept.id, "/edit")}
            prefetch={false}
            className="button button--outline"
          >
            {t("edit")}
          </Link>
        </PageHeader>
        {kept.stopped ? <FormMessage message={await reasonSentence({ code: kept.stopped })} /> : null}
      </div>
      <Facts detail={detail} />
      <ClientMessages namespaces={["subscriptions"]}>
        {kept.server ? <ServerCard merchant={merchant} id={kept.id} server={kept.server} /> : null}
        <SendNow merchant={merchant} id={kept.id} active={line.active} last={last} />
        <History merchant={merchant} deliveries={deliveries} timeZone={timeZone} />
        <DeleteSubscription merchant={merchant} id={kept.id} name={line.name} />
      </ClientMessages>
    </div>
  );
}

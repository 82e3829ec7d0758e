import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { FormMessage } from "@/components/feedback/form-message";
import { PageHeader } from "@/components/shell/page-header";
import { listSubscriptions } from "@/lib/deliveries/list-subscriptions";
import { load } from "@/lib/web/load";
import { sentenceFor } from "@/lib/web/messages";
import { viewerFor } from "@/lib/web/viewer";
import { settlementsHref } from "../address";
import { newSubscriptionHref } from "./address";
import { BackLink } from "./back-link";
import { SubscriptionCards } from "./subscription-cards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subscriptions"))("title") };
}

/** What the address tells of a link that led to no file. */
const PROBLEMS = ["report_link_over", "report_personal_refused"] as const;

/** For whoever wants the reports without asking for them: what goes out, to whom, and when next. */
export default async function SubscriptionsPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/settlements/subscriptions">): Promise<JSX.Element> {
  const { merchant } = await params;
  const t = await getTranslations("subscriptions");
  const { problem } = await searchParams;
  const told = PROBLEMS.find((code) => code === problem);
  const { environment } = await viewerFor(merchant);
  const { lines } = await load(listSubscriptions, merchant, {});
  const add = (
    <Link href={newSubscriptionHref(merchant)} prefetch={false} className="button button--primary">
      {t("new")}
    </Link>
  );
  if (environment === "test")
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState icon="coins" title={t("title")} reason={t("inTest")} />
      </>
    );
  return (
    <>
      <BackLink href={settlementsHref(merchant)}>{t("back")}</BackLink>
      <PageHeader title={t("title")} lead={t("lead")}>
        {lines.length > 0 ? add : null}
      </PageHeader>
      {told ? <FormMessage message={await sentenceFor({ code: told })} /> : null}
      {lines.length > 0 ? (
        <SubscriptionCards merchant={merchant} lines={lines} />
      ) : (
        <EmptyState icon="coins" title={t("none.title")} reason={t("none.reason")} action={add} />
      )}
    </>
  );
}

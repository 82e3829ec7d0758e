import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { subscriptionChoices } from "@/lib/deliveries/subscription-choices";
import { languageOf } from "@/lib/domain/locale";
import { load } from "@/lib/web/load";
import { subscriptionsHref } from "../address";
import { BackLink } from "../back-link";
import { SubscriptionForm } from "../subscription-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subscriptions"))("new") };
}

export default async function NewSubscriptionPage({
  params,
}: PageProps<"/m/[merchant]/settlements/subscriptions/new">): Promise<JSX.Element> {
  const { merchant } = await params;
  const t = await getTranslations("subscriptions");
  const choices = await load(subscriptionChoices, merchant, {});
  const language = languageOf(await getLocale());
  return (
    <>
      <BackLink href={subscriptionsHref(merchant)}>{t("backToList")}</BackLink>
      <PageHeader title={t("new")} lead={t("lead")} />
      <ClientMessages namespaces={["subscriptions"]} parts={{ reportDownload: ["formats"] }}>
        <SubscriptionForm
          merchant={merchant}
          choices={choices}
          start={{
            ...{ id: undefined, version: 0, name: t("field.proposal"), units: [] },
            ...{ frequency: "daily", timeZone: choices.timeZone, format: "xlsx", language },
            ...{ channel: "mail", people: [choices.self] },
            ...{ addresses: "", personal: false, purpose: "", server: null },
          }}
        />
      </ClientMessages>
    </>
  );
}

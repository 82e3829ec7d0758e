import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { getSubscription } from "@/lib/deliveries/get-subscription";
import { subscriptionChoices } from "@/lib/deliveries/subscription-choices";
import { load } from "@/lib/web/load";
import { subscriptionHref } from "../../address";
import { BackLink } from "../../back-link";
import { SubscriptionForm } from "../../subscription-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subscriptions"))("edit") };
}

export default async function EditSubscriptionPage({
  params,
}: PageProps<"/m/[merchant]/settlements/subscriptions/[subscription]/edit">): Promise<JSX.Element> {
  const { merchant, subscription: id } = await params;
  const t = await getTranslations("subscriptions");
  const { kept } = await load(getSubscription, merchant, { id });
  const choices = await load(subscriptionChoices, merchant, {});
  const { version, name, frequency, timeZone, format, language, channel, personal, purpose, server } = kept;
  return (
    <>
      <BackLink href={subscriptionHref(merchant, kept.id)}>{name}</BackLink>
      <PageHeader title={t("edit")} />
      <ClientMessages namespaces={["subscriptions"]} parts={{ reportDownload: ["formats"] }}>
        <SubscriptionForm
          merchant={merchant}
          choices={choices}
          start={{
            ...{ id: kept.id, version, name, frequency, timeZone, format, language },
            ...{ channel, personal, purpose, server },
            units: [...(kept.units ?? [])],
            people: kept.recipients.flatMap((one) => ("person" in one ? [one.person] : [])),
            addresses: kept.recipients.flatMap((one) => ("address" in one ? [one.address] : [])).join("\n"),
          }}
        />
      </ClientMessages>
    </>
  );
}

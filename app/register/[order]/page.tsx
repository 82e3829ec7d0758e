import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { Frame } from "@/components/shell/frame";
import { PageHeader } from "@/components/shell/page-header";
import { findOrderOf } from "@/lib/web/find-order";
import { personOrLeave } from "@/lib/web/viewer";
import { ProfileCorner } from "../../profile-corner";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("prefilled.linkTitle") };
}

/** Where a partner's link to an order that it filled in leads: to the order, in the company of the person's that it is for. */
export default async function RegisterPage({ params }: PageProps<"/register/[order]">): Promise<JSX.Element> {
  const person = await personOrLeave();
  const { order } = await params;
  const slug = await findOrderOf(person, order);
  if (slug) redirect(`/m/${slug}/orders/${order}` as Route); // safe: the page of an order that was found there
  const t = await getTranslations("orders.prefilled");
  return (
    <Frame end={<ProfileCorner person={person} />}>
      <div className="mx-auto max-w-2xl py-4 sm:py-10">
        <PageHeader title={t("linkTitle")} lead={t("linkUnknown")} />
        <a href="/" className="link text-sm">
          {t("toPortal")}
        </a>
      </div>
    </Frame>
  );
}

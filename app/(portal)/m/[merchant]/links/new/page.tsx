import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listLinkUnits } from "@/lib/payment-links/list-link-units";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { BackToLinks } from "../back-to-links";
import { UnitsWithoutLinks } from "../units-without-links";
import { NewLinkForm } from "./new-link-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links"))("new") };
}

/** The form of a new link, for the sales units that have them. */
export default async function NewLinkPage({
  params,
}: {
  params: Promise<{ merchant: string }>;
}): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment, can } = await viewerFor(slug);
  const units = await load(listLinkUnits, slug, { environment });
  const t = await getTranslations("links");
  const payable = units.filter(({ links }) => links === "active");
  return (
    <>
      <BackToLinks merchant={slug} />
      <PageHeader title={t("new")} lead={t("newLead")} />
      {payable.length > 0 ? (
        <ClientMessages namespaces={["links"]}>
          <NewLinkForm
            merchant={slug}
            units={payable.map(({ msn, name, currency }) => ({ msn, name, currency }))}
          />
        </ClientMessages>
      ) : (
        <>
          <UnitsWithoutLinks merchant={slug} units={units} mayOrder={can("unit:order")} />
          <EmptyState icon="link" title={t("noUnit")} reason={t("noUnitHint")} />
        </>
      )}
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { listLinkUnits } from "@/lib/payment-links/list-link-units";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { BackToLinks } from "../back-to-links";
import { UnitsWithoutLinks } from "../units-without-links";
import { PreferencesForm } from "./preferences-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links.preferences"))("title") };
}

/** How the links of each sales unit behave. */
export default async function PreferencesPage({
  params,
}: {
  params: Promise<{ merchant: string }>;
}): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment, can } = await viewerFor(slug);
  const units = await load(listLinkUnits, slug, { environment });
  const t = await getTranslations("links.preferences");
  return (
    <>
      <BackToLinks merchant={slug} />
      <PageHeader title={t("title")} lead={t("lead")} />
      <UnitsWithoutLinks merchant={slug} units={units} mayOrder={can("unit:order")} />
      <ClientMessages namespaces={["links"]}>
        <div className="grid max-w-2xl gap-5">
          {units
            .filter(({ links }) => links === "active")
            .map(({ msn, name, preferences }) => (
              <PreferencesForm key={msn} merchant={slug} msn={msn} name={name} kept={preferences} />
            ))}
        </div>
      </ClientMessages>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listRequests } from "@/lib/requests/list-requests";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { SheetForm } from "./sheet-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("sheet.title") };
}

type ManyProps = { params: Promise<{ merchant: string }> };

/** From a sheet to a request for each of its rows. */
export default async function ManyPage({ params }: ManyProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment } = await viewerFor(slug);
  const { units } = await load(listRequests, slug, { environment });
  const t = await getTranslations("requests");
  return (
    <ClientMessages namespaces={["requests", "sheets"]}>
      <PageHeader title={t("sheet.title")} lead={t("sheet.lead")} />
      {units.length > 0 ? (
        <SheetForm merchant={slug} units={units} />
      ) : (
        <EmptyState icon="store" title={t("noUnits")} reason={t("noUnitsReason")} />
      )}
    </ClientMessages>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { FormMessage } from "@/components/feedback/form-message";
import { PageHeader } from "@/components/shell/page-header";
import { listExports } from "@/lib/exports/list-exports";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ExportRows } from "./export-rows";

/** Why a file was not made or not given, of what an address may say. */
const PROBLEMS = [
  ...(["too_many_requests", "list_not_found", "settlement_not_found", "export_beyond_rights"] as const),
  ...(["storage_full", "storage_unavailable", "file_missing", "invalid_input"] as const),
];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exports"))("title") };
}

/** The person's own large exports: how far each is, and its file until it expires. */
export default async function ExportsPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/exports">): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { problem } = await searchParams;
  const shown = await load(listExports, slug, {});
  const { merchant } = await viewerFor(slug);
  const t = await getTranslations("exports");
  const failures = await getTranslations("failures");
  const told = PROBLEMS.find((known) => known === problem);
  return (
    <ClientMessages namespaces={["exports", "failures"]}>
      <PageHeader title={t("title")} lead={t("lead", { days: shown.days })} />
      {told ? <FormMessage message={failures(told)} tone="danger" /> : null}
      <ExportRows merchant={slug} timeZone={merchant.timeZone} first={shown} />
    </ClientMessages>
  );
}

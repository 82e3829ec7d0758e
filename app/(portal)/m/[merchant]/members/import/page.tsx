import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { listMembers } from "@/lib/members/list-members";
import { load } from "@/lib/web/load";
import { proveAgain, viewerFor } from "@/lib/web/viewer";
import { BackLink } from "../back-link";
import { readFilters } from "../filters";
import { ImportForm } from "./import-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("import.title") };
}

export default async function ImportPage({
  params,
}: PageProps<"/m/[merchant]/members/import">): Promise<JSX.Element> {
  const { merchant } = await params;
  const { units } = await load(listMembers, merchant, readFilters({}));
  const { fresh } = await viewerFor(merchant);
  if (!fresh) await proveAgain();
  const t = await getTranslations("members");
  const example = units[0]?.msn ?? "123456";
  return (
    <>
      <BackLink href={`/m/${merchant}/members`}>{t("title")}</BackLink>
      <PageHeader title={t("import.title")} lead={t("import.lead")} />
      <ClientMessages namespaces={["members", "failures"]}>
        <ImportForm merchant={merchant} exampleUnit={example} />
      </ClientMessages>
    </>
  );
}

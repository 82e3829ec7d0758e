import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listLogins } from "@/lib/login/list-logins";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { LoginTable } from "./login-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("login"))("title") };
}

type LoginsProps = { params: Promise<{ merchant: string }> };

/** Which sales units let people sign in, of the mode that the header is switched to. */
export default async function LoginsPage({ params }: LoginsProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment } = await viewerFor(slug);
  const units = await load(listLogins, slug, { environment });
  const t = await getTranslations("login");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {units.length === 0 ? (
        <EmptyState icon="code" title={t("empty")} reason={t("emptyReason")} />
      ) : (
        <LoginTable merchant={slug} units={units} />
      )}
    </>
  );
}

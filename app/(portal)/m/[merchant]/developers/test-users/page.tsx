import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listTestUsers } from "@/lib/test-users/list-test-users";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OnlyInTest } from "./only-in-test";
import { TestUserParts } from "./test-user-parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("testUsers"))("title") };
}

type TestUsersProps = { params: Promise<{ merchant: string }> };

/** Invented people for trying things out; in production mode only the way to test mode. */
export default async function TestUsersPage({ params }: TestUsersProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment, merchant } = await viewerFor(slug);
  const { users, country } = await load(listTestUsers, slug, {});
  const t = await getTranslations("testUsers");
  const inTest = environment === "test";
  return (
    <ClientMessages namespaces={["testUsers"]}>
      <PageHeader title={t("title")} {...(inTest ? { lead: t("lead") } : {})} />
      {!inTest ? (
        <OnlyInTest />
      ) : typeof users === "string" ? (
        <EmptyState icon="warning" title={t(`${users}.title`)} reason={t(`${users}.reason`)} />
      ) : (
        <TestUserParts merchant={slug} users={users} country={country} timeZone={merchant.timeZone} />
      )}
    </ClientMessages>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { listGroups } from "@/lib/members/list-groups";
import { listRoles } from "@/lib/members/list-roles";
import { load } from "@/lib/web/load";
import { proveAgain, viewerFor } from "@/lib/web/viewer";
import { BackLink } from "../../back-link";
import { GroupForm } from "../group-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("group.new") };
}

export default async function NewGroupPage({
  params,
}: PageProps<"/m/[merchant]/members/groups/new">): Promise<JSX.Element> {
  const { merchant } = await params;
  const { units } = await load(listGroups, merchant, {});
  const roles = await load(listRoles, merchant, {});
  const { fresh } = await viewerFor(merchant);
  if (!fresh) await proveAgain();
  const t = await getTranslations("members");
  return (
    <>
      <BackLink href={`/m/${merchant}/members/groups`}>{t("group.title")}</BackLink>
      <PageHeader title={t("group.new")} lead={t("group.newLead")} />
      <ClientMessages namespaces={["members", "permissions", "shell"]}>
        <GroupForm merchant={merchant} units={units} roles={roles} />
      </ClientMessages>
    </>
  );
}

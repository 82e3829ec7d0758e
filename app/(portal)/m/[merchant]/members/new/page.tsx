import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { dayAt } from "@/lib/domain/calendar";
import { listMembers } from "@/lib/members/list-members";
import { listRoles } from "@/lib/members/list-roles";
import { load } from "@/lib/web/load";
import { proveAgain, viewerFor } from "@/lib/web/viewer";
import { draftOf, isUniform } from "../access-draft";
import { readFilters } from "../filters";
import { AddUser } from "./add-user";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("add") };
}

export default async function AddUserPage({
  params,
}: PageProps<"/m/[merchant]/members/new">): Promise<JSX.Element> {
  const { merchant } = await params;
  const { units, members } = await load(listMembers, merchant, readFilters({}));
  const roles = await load(listRoles, merchant, {});
  const { merchant: company, fresh } = await viewerFor(merchant);
  // Asked before the form and not at its end, where it would cost what was typed.
  if (!fresh) await proveAgain();
  const t = await getTranslations("members");
  const dayOf = (at: Date) => dayAt(at, company.timeZone);
  const copyable = members
    .filter(({ state, grants }) => state === "active" && grants.length > 0 && isUniform(grants))
    .map(({ id, name, grants }) => ({ id, name, draft: draftOf(grants, dayOf) }));
  return (
    <>
      <PageHeader title={t("add")} lead={t("addLead")} />
      <ClientMessages namespaces={["members", "permissions", "shell"]}>
        <AddUser
          merchant={merchant}
          country={company.country}
          units={units}
          copyable={copyable}
          roles={roles}
        />
      </ClientMessages>
    </>
  );
}

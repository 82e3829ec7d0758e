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
import { BackLink } from "../back-link";
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
    .filter(({ state }) => state === "active")
    // What comes from a group is not the person's own, so it is no part of a copy.
    .map(({ id, name, grants }) => ({ id, name, own: grants.filter(({ group }) => group === null) }))
    .filter(({ own }) => own.length > 0 && isUniform(own))
    .map(({ id, name, own }) => ({ id, name, draft: draftOf(own, dayOf) }));
  return (
    <>
      <BackLink href={`/m/${merchant}/members`}>{t("title")}</BackLink>
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

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { listRoles } from "@/lib/members/list-roles";
import { load } from "@/lib/web/load";
import { proveAgain, viewerFor } from "@/lib/web/viewer";
import { BackLink } from "../back-link";
import { RoleCard } from "./role-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("ownRole.title") };
}

export default async function RolesPage({
  params,
}: PageProps<"/m/[merchant]/members/roles">): Promise<JSX.Element> {
  const { merchant } = await params;
  const roles = await load(listRoles, merchant, {});
  const { fresh } = await viewerFor(merchant);
  if (!fresh) await proveAgain();
  const t = await getTranslations("members");
  return (
    <>
      <BackLink href={`/m/${merchant}/members`}>{t("title")}</BackLink>
      <PageHeader title={t("ownRole.title")} lead={t("ownRole.lead")} />
      <ClientMessages namespaces={["members", "permissions"]}>
        <div className="grid max-w-3xl gap-4">
          {roles.map((role) => (
            <RoleCard key={role.id} merchant={merchant} role={role} />
          ))}
          {/* A key of its own per number of roles: after one was made, the form for the next begins empty. */}
          <RoleCard key={`new-${roles.length}`} merchant={merchant} />
        </div>
      </ClientMessages>
    </>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { dayAt } from "@/lib/domain/calendar";
import { getMember } from "@/lib/members/get-member";
import { listRoles } from "@/lib/members/list-roles";
import { load } from "@/lib/web/load";
import { proveAgain, viewerFor } from "@/lib/web/viewer";
import { draftOf, isUniform } from "../../access-draft";
import { AccessForm } from "./access-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("editTitle") };
}

export default async function EditAccessPage({
  params,
}: PageProps<"/m/[merchant]/members/[member]/edit">): Promise<JSX.Element> {
  const { merchant, member: memberId } = await params;
  const member = await load(getMember, merchant, { memberId });
  // Nobody edits their own rights, and who has left is invited anew.
  if (member.self || member.state === "former") redirect(`/m/${merchant}/members/${memberId}`);
  const roles = await load(listRoles, merchant, {});
  const { merchant: company, fresh } = await viewerFor(merchant);
  if (!fresh) await proveAgain();
  const t = await getTranslations("members");
  const own = member.grants.filter(({ group }) => group === null);
  const byGroups = member.grants.filter(({ group, now }) => group !== null && now);
  const initial = draftOf(own, (at) => dayAt(at, company.timeZone));
  return (
    <>
      <PageHeader title={t("editTitle")} lead={t("editLead", { name: member.name })} />
      {isUniform(own) ? null : (
        <p className="mb-4 rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
          {t("editMixed")}
        </p>
      )}
      <ClientMessages namespaces={["members", "permissions", "shell"]}>
        <AccessForm
          merchant={merchant}
          member={member.id}
          initial={initial}
          units={member.units}
          roles={roles}
          byGroups={byGroups}
        />
      </ClientMessages>
    </>
  );
}

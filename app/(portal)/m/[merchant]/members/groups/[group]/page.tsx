import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { dayAt } from "@/lib/domain/calendar";
import { getGroup } from "@/lib/members/get-group";
import { listRoles } from "@/lib/members/list-roles";
import { load } from "@/lib/web/load";
import { proveAgain, viewerFor } from "@/lib/web/viewer";
import { draftOf } from "../../access-draft";
import { BackLink } from "../../back-link";
import { GroupForm } from "../group-form";
import { DeleteGroup } from "./delete-group";
import { GroupPeople } from "./group-people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("group.one") };
}

export default async function GroupPage({
  params,
}: PageProps<"/m/[merchant]/members/groups/[group]">): Promise<JSX.Element> {
  const { merchant, group: groupId } = await params;
  const group = await load(getGroup, merchant, { groupId });
  const roles = await load(listRoles, merchant, {});
  const { merchant: company, fresh } = await viewerFor(merchant);
  if (!fresh) await proveAgain();
  const t = await getTranslations("members");
  const { id, name, members, others, units, self } = group;
  const draft = draftOf(group.grants, (at) => dayAt(at, company.timeZone));
  return (
    <div className="grid grid-cols-1 gap-5">
      <div>
        <BackLink href={`/m/${merchant}/members/groups`}>{t("group.title")}</BackLink>
        <PageHeader title={name} lead={t("group.people", { count: members.length })} />
        {self ? (
          <p className="rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
            {t("group.self")}
          </p>
        ) : null}
      </div>
      <ClientMessages namespaces={["members", "permissions", "shell"]}>
        <GroupPeople merchant={merchant} group={id} members={members} others={others} />
        <GroupForm merchant={merchant} group={{ id, name, draft }} units={units} roles={roles} />
        <DeleteGroup merchant={merchant} group={id} name={name} />
      </ClientMessages>
    </div>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listGroups } from "@/lib/members/list-groups";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { AccessLines } from "../access-lines";
import { BackLink } from "../back-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("group.title") };
}

export default async function GroupsPage({
  params,
}: PageProps<"/m/[merchant]/members/groups">): Promise<JSX.Element> {
  const { merchant } = await params;
  const { groups, units } = await load(listGroups, merchant, {});
  const { merchant: company } = await viewerFor(merchant);
  const t = await getTranslations("members");
  const add = (
    <a className="button button--primary" href={`/m/${merchant}/members/groups/new`}>
      {t("group.new")}
    </a>
  );
  return (
    <>
      <BackLink href={`/m/${merchant}/members`}>{t("title")}</BackLink>
      <PageHeader title={t("group.title")} lead={t("group.lead")}>
        {groups.length > 0 ? add : null}
      </PageHeader>
      {groups.length === 0 ? (
        <EmptyState icon="users" title={t("group.none")} reason={t("group.noneReason")} action={add} />
      ) : (
        <ul className="card card--default gap-0 divide-y divide-separator p-0" aria-label={t("group.title")}>
          {groups.map(({ id, name, grants, members }) => (
            <li
              key={id}
              className="relative grid items-center gap-x-4 gap-y-2 px-4 py-3 hover:bg-surface-hover md:grid-cols-[2fr_3fr_2fr]"
            >
              <a
                href={`/m/${merchant}/members/groups/${id}`}
                className="min-w-0 font-medium break-words after:absolute after:inset-0 focus-visible:outline-2 focus-visible:outline-focus"
              >
                {name}
              </a>
              <AccessLines grants={grants} units={units} zone={company.timeZone} />
              <p className="min-w-0 text-sm text-muted">
                {t("group.people", { count: members.length })}
                <span className="block truncate">{members.map((member) => member.name).join(", ")}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

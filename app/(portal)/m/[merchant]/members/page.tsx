import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listMembers } from "@/lib/members/list-members";
import { listRoles } from "@/lib/members/list-roles";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../list-export";
import { isFiltered, listHref, readFilters } from "./filters";
import { MemberFilterForm } from "./member-filter-form";
import { MemberRows } from "./member-rows";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("title") };
}

export default async function MembersPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/members">): Promise<JSX.Element> {
  const { merchant } = await params;
  const filters = readFilters(await searchParams);
  const { members, units, next, resting } = await load(listMembers, merchant, filters);
  const roles = await load(listRoles, merchant, {});
  const { merchant: company } = await viewerFor(merchant);
  const t = await getTranslations();
  const none = (
    <EmptyState
      icon="users"
      title={t("members.emptyTitle")}
      reason={t("members.emptyReason")}
      action={
        isFiltered(filters) ? (
          <a className="button button--outline" href={listHref(merchant)}>
            {t("members.clear")}
          </a>
        ) : null
      }
    />
  );
  return (
    <>
      <PageHeader title={t("members.title")} lead={t("members.lead")}>
        <ListExport merchant={merchant} list="members" query={listHref(merchant, filters)} />
        <a className="button button--outline" href={`/m/${merchant}/members/groups`}>
          {t("members.group.title")}
        </a>
        <a className="button button--outline" href={`/m/${merchant}/members/roles`}>
          {t("members.ownRole.title")}
        </a>
        <a className="button button--outline" href={`/m/${merchant}/members/import`}>
          {t("members.import.title")}
        </a>
        <a className="button button--primary" href={`/m/${merchant}/members/new`}>
          {t("members.add")}
        </a>
      </PageHeader>
      {resting > 0 && filters.state !== "resting" ? (
        <p className="mb-4 flex flex-wrap gap-x-3 rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
          {t("members.review", { count: resting })}
          <a className="underline" href={listHref(merchant, { state: "resting" })}>
            {t("members.reviewLink")}
          </a>
        </p>
      ) : null}
      <MemberFilterForm merchant={merchant} filters={filters} units={units} roles={roles} />
      {members.length > 0 ? (
        <MemberRows merchant={merchant} zone={company.timeZone} members={members} units={units} />
      ) : (
        none
      )}
      <nav className="mt-4 flex justify-between gap-2" aria-label={t("common.pages")}>
        {filters.page > 1 ? (
          <a
            className="button button--outline"
            href={listHref(merchant, { ...filters, page: filters.page - 1 })}
          >
            {t("common.previousPage")}
          </a>
        ) : (
          <span />
        )}
        {next ? (
          <a className="button button--outline" href={listHref(merchant, { ...filters, page: next })}>
            {t("common.nextPage")}
          </a>
        ) : null}
      </nav>
    </>
  );
}

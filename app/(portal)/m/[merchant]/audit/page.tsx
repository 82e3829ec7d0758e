import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { Pager } from "@/components/data-table/pager";
import { PageHeader } from "@/components/shell/page-header";
import { listAudit } from "@/lib/audit/list-audit";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../list-export";
import { auditHref, parseAudit } from "./address";
import { AuditEntries } from "./audit-entries";
import { AuditFilters } from "./audit-filters";
import { ChainCheck } from "./chain-check";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

/** Who did what: every entry of the company's log, newest first. */
export default async function AuditPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/audit">): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const address = parseAudit(await searchParams);
  const { merchant } = await viewerFor(slug);
  const { entries, next, people } = await load(listAudit, slug, address);
  const t = await getTranslations("audit");
  const { after, ...first } = address;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { zone: merchant.timeZone })}>
        <ListExport merchant={slug} list="audit" query={auditHref(slug, first)} />
      </PageHeader>
      <AuditFilters merchant={slug} address={address} people={people} />
      {entries.length > 0 ? (
        <AuditEntries merchant={slug} address={first} entries={entries} timeZone={merchant.timeZone} />
      ) : (
        <EmptyState
          icon="history"
          title={t("empty")}
          reason={t("emptyReason")}
          action={
            <a className="button button--outline" href={auditHref(slug, {})}>
              {t("clear")}
            </a>
          }
        />
      )}
      <Pager
        here={auditHref(slug, address)}
        {...(after && { first: auditHref(slug, first) })}
        {...(next && { next: auditHref(slug, { ...first, after: next }) })}
      >
        {t("shown", { count: entries.length })}
      </Pager>
      <ClientMessages namespaces={["chain"]}>
        <ChainCheck merchant={slug} />
      </ClientMessages>
    </>
  );
}

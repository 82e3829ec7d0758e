import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { Pager } from "@/components/data-table/pager";
import { PageHeader } from "@/components/shell/page-header";
import { isMoving, REQUEST_STATES } from "@/lib/domain/payment-request";
import { listRequests } from "@/lib/requests/list-requests";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../../list-export";
import { manyHref, requestsHref } from "../address";
import { NewestLists } from "../newest-lists";
import { RefreshWhile } from "../refresh-while";
import { RequestForm } from "../request-form";
import { RequestTable } from "../request-table";
import { StateTabs } from "../state-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("title") };
}

type Query = Record<string, string | string[] | undefined>;
type RequestsProps = { params: Promise<{ merchant: string }>; searchParams: Promise<Query> };

/** One screen: the form to ask somebody, and how those stand who were asked. */
export default async function RequestsPage({ params, searchParams }: RequestsProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment, merchant } = await viewerFor(slug);
  const query = await searchParams;
  const state = REQUEST_STATES.find((one) => one === query["state"]);
  const after = typeof query["after"] === "string" ? readCursor(query["after"]) : undefined;
  const filter = { environment, ...(state && { state }), ...(after && { after }) };
  const { rows, next, units, recent, lists } = await load(listRequests, slug, filter);
  const t = await getTranslations("requests");
  const sorted = state ? { state } : {};
  return (
    <ClientMessages namespaces={["requests", "failures"]}>
      <PageHeader title={t("title")} lead={t("lead")}>
        <ListExport merchant={slug} list="requests" query={requestsHref(slug, sorted)} />
        <Link href={manyHref(slug)} prefetch={false} className="button button--outline">
          {t("many")}
        </Link>
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
        {units.length > 0 ? (
          <RequestForm merchant={slug} country={merchant.country} units={units} recent={recent} />
        ) : (
          <EmptyState icon="store" title={t("noUnits")} reason={t("noUnitsReason")} />
        )}
        <div className="min-w-0">
          <NewestLists merchant={slug} lists={lists} />
          <h2 className="mb-2 text-lg font-semibold">{t("earlier")}</h2>
          <StateTabs merchant={slug} {...sorted} />
          {rows.length > 0 ? (
            <RequestTable merchant={slug} timeZone={merchant.timeZone} rows={rows} />
          ) : (
            <EmptyState icon="ask" title={t("empty")} reason={t("emptyReason")} />
          )}
          <Pager
            here={requestsHref(slug, { ...sorted, ...(after ? { after } : {}) })}
            {...(after ? { first: requestsHref(slug, sorted) } : {})}
            {...(next ? { next: requestsHref(slug, { ...sorted, after: next }) } : {})}
          />
        </div>
      </div>
      {rows.some((row) => isMoving(row.state)) ? <RefreshWhile everyMs={3_000} /> : null}
    </ClientMessages>
  );
}

/** An address that somebody has changed shows the first page. */
function readCursor(text: string): string | undefined {
  return /^\d{1,15}\.[0-9a-f-]{36}$/.test(text) ? text : undefined;
}

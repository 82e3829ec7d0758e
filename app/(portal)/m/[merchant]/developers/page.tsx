import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listApiUnits } from "@/lib/developers/list-api-units";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { listConnections } from "@/lib/webhooks/list-connections";
import { testUnitHref } from "../orders/address";
import { RefreshWhileOpen } from "../orders/refresh-while-open";
import { ApiUnitCard } from "./api-unit-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("developers"))("title") };
}

type DevelopersProps = { params: Promise<{ merchant: string }> };

/** API keys of the sales units within reach, of the mode that the header is switched to. */
export default async function DevelopersPage({ params }: DevelopersProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { environment, merchant, can } = await viewerFor(slug);
  const { units, renewable } = await load(listApiUnits, slug, { environment });
  const connections = await load(listConnections, slug, { environment });
  const waits = connections.some(({ state }) => state === "waiting");
  const [t, orders] = [await getTranslations("developers"), await getTranslations("orders.testUnit")];
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        {environment === "test" && can("unit:order") ? (
          <Link href={testUnitHref(slug)} prefetch={false} className="button button--outline">
            {orders("add")}
          </Link>
        ) : null}
        {can("unit:order") ? (
          <Link
            href={`/m/${slug}/developers/connect` as Route}
            prefetch={false}
            className="button button--outline"
          >
            {t("connect.button")}
          </Link>
        ) : null}
      </PageHeader>
      {waits ? <RefreshWhileOpen /> : null}
      {units.length === 0 ? (
        <EmptyState title={t("empty")} reason={t("emptyReason")} />
      ) : (
        <ClientMessages namespaces={["developers"]}>
          <div className="grid max-w-5xl items-start gap-5 lg:grid-cols-2">
            {units.map((unit) => (
              <ApiUnitCard
                key={unit.msn}
                merchant={slug}
                unit={unit}
                connection={connections.find(({ msn }) => msn === unit.msn)}
                renewable={renewable}
                timeZone={merchant.timeZone}
              />
            ))}
          </div>
        </ClientMessages>
      )}
    </>
  );
}

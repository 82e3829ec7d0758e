import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { listLinkUnits } from "@/lib/payment-links/list-link-units";
import { listLinks } from "@/lib/payment-links/list-links";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../list-export";
import { newLinkHref, preferencesHref } from "./address";
import { LinkRows } from "./link-rows";
import { SearchLinks } from "./search-links";
import { UnitsWithoutLinks } from "./units-without-links";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links"))("title") };
}

type LinksProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The payment links of the company, each with how many saw it, began to pay, and paid. */
export default async function LinksPage({ params, searchParams }: LinksProps): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const { q: typed } = await searchParams;
  const q = (typeof typed === "string" ? typed : "").slice(0, 80);
  const { environment, can } = await viewerFor(slug);
  const { links, more } = await load(listLinks, slug, { environment, q });
  const units = await load(listLinkUnits, slug, { environment });
  const t = await getTranslations("links");
  const payable = units.some((unit) => unit.links === "active");
  const create = (
    <Link href={newLinkHref(slug)} prefetch={false} className="button button--primary">
      {t("new")}
    </Link>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        <ListExport merchant={slug} list="links" query={new URLSearchParams({ q }).toString()} />
        <Link href={preferencesHref(slug)} prefetch={false} className="button button--outline">
          {t("preferences.title")}
        </Link>
        {payable ? create : null}
      </PageHeader>
      <UnitsWithoutLinks merchant={slug} units={units} mayOrder={can("unit:order")} />
      {links.length > 0 || q !== "" ? <SearchLinks merchant={slug} q={q} /> : null}
      {links.length > 0 ? (
        <LinkRows merchant={slug} links={links} />
      ) : (
        <EmptyState
          icon="link"
          title={q ? t("noMatch") : t("none")}
          reason={q ? t("noMatchHint", { q }) : t("noneHint")}
          action={payable && !q ? create : undefined}
        />
      )}
      {more ? <p className="mt-3 text-sm text-muted">{t("more")}</p> : null}
    </>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { listGaps } from "@/lib/reconciliation/list-gaps";
import { getUnit } from "@/lib/sales-units/get-unit";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../other-mode";
import { GapNote } from "../../settlements/gap-note";
import { unitsHref } from "../address";
import { UnitParts } from "../unit-parts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("units"))("title") };
}

type UnitProps = { params: Promise<{ merchant: string; unit: string }> };

/** One sales unit: how it looks, what it is, where its money goes, what it can do. */
export default async function SalesUnitPage({ params }: UnitProps): Promise<JSX.Element> {
  const { merchant: slug, unit: msn } = await params;
  const viewer = await viewerFor(slug);
  const unit = await load(getUnit, slug, { msn });
  const t = await getTranslations("units");
  const hasBooks = unit.environment === "production" && viewer.can("report:download", msn);
  const gaps = hasBooks ? await load(listGaps, slug, { msn }) : [];
  const own = unit.environment === viewer.environment;
  return (
    <ClientMessages namespaces={["units", "failures"]}>
      <div className="max-w-5xl">
        <Link
          href={unitsHref(slug, { q: "" })}
          prefetch={false}
          className="link mb-4 inline-flex items-center gap-1 text-sm"
        >
          <Icon name="chevronLeft" className="size-4" />
          {t("back")}
        </Link>
        <PageHeader title={own ? unit.name : t("title")} {...(own ? { lead: t(`kind.${unit.kind}`) } : {})} />
        <GapNote merchant={slug} gaps={gaps} />
        {own ? <UnitParts viewer={viewer} unit={unit} /> : <OtherMode belongsTo={unit.environment} />}
      </div>
    </ClientMessages>
  );
}

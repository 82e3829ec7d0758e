import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { listCodeUnits } from "@/lib/qr/list-code-units";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { codesHref, readCodeSearch } from "../address";
import { BatchForm } from "../batch-form";
import { CodeSheetForm } from "./code-sheet-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("qr"))("many") };
}

export default async function ManyCodesPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/qr-codes/bulk">): Promise<JSX.Element> {
  const { merchant } = await params;
  const { environment } = await viewerFor(merchant);
  const search = readCodeSearch(await searchParams);
  const units = await load(listCodeUnits, merchant, { environment });
  if (units.length === 0) notFound();
  const t = await getTranslations("qr");
  return (
    <>
      <Link href={codesHref(merchant, search)} prefetch={false} className="link mb-3 inline-block text-sm">
        {t("back")}
      </Link>
      <PageHeader title={t("many")} lead={t("batch.lead")} />
      <ClientMessages namespaces={["qr", "sheets"]}>
        <div className="grid min-w-0 items-start gap-5">
          <BatchForm merchant={merchant} units={units} unit={search.unit} />
          <CodeSheetForm merchant={merchant} units={units} unit={search.unit} />
        </div>
      </ClientMessages>
    </>
  );
}

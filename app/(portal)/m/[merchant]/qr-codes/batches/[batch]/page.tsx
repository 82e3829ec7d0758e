import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { getBatch } from "@/lib/qr/get-batch";
import { load } from "@/lib/web/load";
import { codesHref } from "../../address";
import { BatchLines } from "../../batch-lines";
import { RepeatForm } from "../../repeat-form";

const PAPERS = ["a4", "a6", "table-tent", "sticker"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("qr"))("batch.title") };
}

/** What became of codes that were made together, and all of them as one PDF. */
export default async function BatchPage({
  params,
}: PageProps<"/m/[merchant]/qr-codes/batches/[batch]">): Promise<JSX.Element> {
  const { merchant, batch: id } = await params;
  const batch = await load(getBatch, merchant, { batch: id });
  const t = await getTranslations("qr");
  const made = batch.lines.filter(({ state }) => state === "live").length;
  const open = batch.lines.some(({ state }) => ["pending", "unknown", "failed"].includes(state));
  return (
    <>
      <Link
        href={codesHref(merchant, { unit: batch.msn })}
        prefetch={false}
        className="link mb-3 inline-block text-sm"
      >
        {t("back")}
      </Link>
      <PageHeader title={t("batch.title")} lead={batch.unit} />
      <section className="card card--default mb-5 gap-3 p-5" aria-label={t("batch.pdf")}>
        <p>{t("batch.result", { made, count: batch.lines.length })}</p>
        {made > 0 ? (
          <>
            <h2 className="text-base font-semibold">{t("batch.pdf")}</h2>
            <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
              {PAPERS.map((paper) => (
                <li key={paper}>
                  <a className="link" href={`/m/${merchant}/qr-codes/batches/${id}/print?paper=${paper}`}>
                    {t(`paper.${paper}`)}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {open ? (
          <ClientMessages namespaces={["qr"]}>
            <RepeatForm merchant={merchant} batch={id} />
          </ClientMessages>
        ) : null}
      </section>
      <BatchLines merchant={merchant} lines={batch.lines} />
    </>
  );
}

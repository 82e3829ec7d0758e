import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { FormMessage } from "@/components/feedback/form-message";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { languageOf } from "@/lib/domain/locale";
import { reportChoices } from "@/lib/settlements/report-choices";
import { load } from "@/lib/web/load";
import { sentenceFor } from "@/lib/web/messages";
import { viewerFor } from "@/lib/web/viewer";
import { accountsHref, settlementsHref } from "../address";
import { problemIn, toldBeside } from "./problem";
import { ReportForm } from "./report-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reportDownload"))("title") };
}

type DownloadProps = {
  params: Promise<{ merchant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** For whoever keeps the books: a settlement report of a period, in the format that the books want. */
export default async function DownloadPage({ params, searchParams }: DownloadProps): Promise<JSX.Element> {
  const { merchant } = await params;
  const query = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) =>
      [value ?? []].flat().map((text) => [name, text.slice(0, 300)]),
    ),
  );
  const t = await getTranslations("reportDownload");
  const { environment } = await viewerFor(merchant);
  const choices = await load(reportChoices, merchant, {});
  const language = languageOf(await getLocale());
  const problem = problemIn(query, language);
  const sentence = problem && (await sentenceFor(problem));
  return (
    <>
      <Link
        href={settlementsHref(merchant)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader title={t("title")} lead={t("lead")} />
      {environment === "test" ? (
        <EmptyState icon="coins" title={t("title")} reason={t("inTest")} />
      ) : (
        <div className="grid max-w-2xl gap-4">
          <FormMessage message={sentence} />
          {problem?.code.startsWith("account_mapping") ? (
            <Link href={accountsHref(merchant)} prefetch={false} className="button button--outline w-fit">
              {t("chooseAccounts")}
            </Link>
          ) : null}
          <ReportForm
            merchant={merchant}
            choices={choices}
            query={query}
            language={language}
            told={toldBeside(problem, sentence)}
          />
        </div>
      )}
    </>
  );
}

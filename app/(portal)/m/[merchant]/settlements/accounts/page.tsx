import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { getBooks } from "@/lib/settlements/get-books";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { reportFormHref } from "../address";
import { BooksForm } from "./books-form";
import { BooksTable } from "./books-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("title") };
}

/** Where settlements are booked: all who download reports see it, administrators change it. */
export default async function AccountsPage({
  params,
}: PageProps<"/m/[merchant]/settlements/accounts">): Promise<JSX.Element> {
  const { merchant } = await params;
  const t = await getTranslations("accounts");
  const viewer = await viewerFor(merchant);
  const shown = await load(getBooks, merchant, {});
  const edit = viewer.can("company:edit");
  return (
    <ClientMessages namespaces={["accounts"]}>
      <Link
        href={reportFormHref(merchant)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader title={t("title")} lead={edit ? t("lead") : `${t("lead")} ${t("readOnly")}`} />
      {viewer.environment === "test" ? (
        <EmptyState icon="coins" title={t("title")} reason={t("inTest")} />
      ) : (
        <div className="grid max-w-3xl gap-4">
          {shown.version === 0 ? (
            <p className="flex items-start gap-2 rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
              <Icon name="warning" className="mt-0.5 size-4 shrink-0" />
              {t("proposal")}
            </p>
          ) : null}
          <div className="rounded-2xl bg-surface p-4 shadow-surface sm:p-5">
            {edit ? <BooksForm merchant={merchant} {...shown} /> : <BooksTable {...shown} />}
          </div>
        </div>
      )}
    </ClientMessages>
  );
}

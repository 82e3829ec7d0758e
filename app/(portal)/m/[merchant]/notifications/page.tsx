import type { Metadata, Route } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { EmptyState } from "@/components/data-table/empty-state";
import { Pager } from "@/components/data-table/pager";
import { PageHeader } from "@/components/shell/page-header";
import { listNotifications, type Notification } from "@/lib/notifications/list-notifications";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { NotificationList, type ShownNotification } from "./notification-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("title") };
}

/** What concerns this person at this company, newest first. */
export default async function NotificationsPage({
  params,
  searchParams,
}: PageProps<"/m/[merchant]/notifications">): Promise<JSX.Element> {
  const { merchant } = await params;
  const { before } = await searchParams;
  const { merchant: company } = await viewerFor(merchant);
  const from: { before?: string } = typeof before === "string" ? { before: before.slice(0, 100) } : {};
  const { rows, next } = await load(listNotifications, merchant, from);
  const t = await getTranslations("notifications");
  const shown = await Promise.all(rows.map((row) => show(row, company.timeZone)));
  const at = `/m/${merchant}/notifications`;
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("title")} lead={t("lead", { company: company.name })}>
        <Link href="/profile" className="button button--sm button--ghost">
          {t("choose")}
        </Link>
      </PageHeader>
      {shown.length === 0 && before === undefined ? (
        <EmptyState icon="bell" title={t("emptyTitle")} reason={t("emptyReason")} />
      ) : (
        <ClientMessages namespaces={["notifications"]}>
          <NotificationList merchant={merchant} rows={shown} />
        </ClientMessages>
      )}
      <Pager
        here={(before === undefined ? at : `${at}?before=${from.before}`) as Route} // safe: the address of this page
        {...(before === undefined ? {} : { first: at as Route })} // safe: the address of this page
        {...(next ? { next: `${at}?before=${next}` as Route } : {})} // safe: the address of this page
      />
    </div>
  );
}

/** In the words of the mail of the same kind. */
async function show(
  { id, kind, values, path, createdAt, unread }: Notification,
  timeZone: string,
): Promise<ShownNotification> {
  const t = await getTranslations("mail");
  const format = await getFormatter();
  return {
    id,
    unread,
    path,
    subject: t(`${kind}.subject`, values),
    text: t(`${kind}.lead`, values),
    at: createdAt.toISOString(),
    moment: format.dateTime(createdAt, "moment", { timeZone }),
  };
}

import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Pager } from "@/components/data-table/pager";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { isMoving, REQUEST_STATES } from "@/lib/domain/payment-request";
import { getList } from "@/lib/requests/get-list";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { ListExport } from "../../../list-export";
import { OtherMode } from "../../../other-mode";
import { listHref, requestsHref } from "../../address";
import { RefreshWhile } from "../../refresh-while";
import { BoardTable } from "./board-table";
import { ListForms } from "./list-forms";
import { TallyTabs } from "./tally-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("board.list") };
}

type ListProps = {
  params: Promise<{ merchant: string; list: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who of a list has paid and who has not. */
export default async function ListPage({ params, searchParams }: ListProps): Promise<JSX.Element> {
  const { merchant: slug, list } = await params;
  const query = await searchParams;
  const state = REQUEST_STATES.find((one) => one === query["state"]);
  const after = /^\d{1,7}$/.test(String(query["after"])) ? Number(query["after"]) : undefined;
  const board = await load(getList, slug, {
    listId: list,
    ...(state && { state }),
    ...(after !== undefined && { afterLine: after }),
  });
  const { environment, merchant } = await viewerFor(slug);
  const t = await getTranslations("requests");
  const format = await getFormatter();
  if (board.environment !== environment) return <OtherMode belongsTo={board.environment} />;
  const sorted = state ? { state } : {};
  const failed = board.tally.find((one) => one.state === "failed")?.requests ?? 0;
  const waiting = board.tally.find((one) => one.state === "queued")?.requests ?? 0;
  return (
    <ClientMessages namespaces={["requests", "failures"]}>
      <Link
        href={requestsHref(slug)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("title")}
      </Link>
      <PageHeader
        title={board.name}
        lead={t("board.sent", { sent: board.requests - waiting - failed, all: board.requests })}
      >
        <ListExport merchant={slug} list="requests" query={listHref(slug, list, sorted)} of={list} />
      </PageHeader>
      {board.heldUntil && waiting > 0 ? (
        <p
          className="mb-3 rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground"
          role="status"
        >
          {t("board.held", {
            time: format.dateTime(board.heldUntil, "time", { timeZone: merchant.timeZone }),
          })}
        </p>
      ) : null}
      <progress
        className="mb-4 h-2 w-full appearance-none overflow-hidden rounded-full bg-default [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-default [&::-webkit-progress-value]:bg-accent"
        max={Math.max(1, board.requests)}
        value={board.requests - waiting}
        aria-label={t("board.list")}
      />
      <TallyTabs merchant={slug} board={board} {...sorted} />
      <ListForms merchant={slug} list={list} failed={failed} reminders={board.reminders} />
      <BoardTable merchant={slug} timeZone={merchant.timeZone} rows={board.rows} />
      <Pager
        here={listHref(slug, list, { ...sorted, ...(after === undefined ? {} : { after }) })}
        {...(after === undefined ? {} : { first: listHref(slug, list, sorted) })}
        {...(board.next === undefined
          ? {}
          : { next: listHref(slug, list, { ...sorted, after: board.next }) })}
      />
      {board.tally.some((one) => isMoving(one.state)) ? <RefreshWhile everyMs={3_000} /> : null}
    </ClientMessages>
  );
}

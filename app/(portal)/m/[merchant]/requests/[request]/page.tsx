import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { Money } from "@/components/money/money";
import { isMoving } from "@/lib/domain/payment-request";
import { getRequest } from "@/lib/requests/get-request";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../other-mode";
import { requestsHref } from "../address";
import { FailureReason } from "../failure-reason";
import { RefreshWhile } from "../refresh-while";
import { RequestButtons } from "../request-buttons";
import { RequestFacts } from "../request-facts";
import { RequestStateChip } from "../request-state";
import { Sendings } from "../sendings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("title") };
}

type RequestProps = { params: Promise<{ merchant: string; request: string }> };

/** One request: how it stands, what was sent for it, and what can be done about it. */
export default async function RequestPage({ params }: RequestProps): Promise<JSX.Element> {
  const { merchant: slug, request } = await params;
  const detail = await load(getRequest, slug, { requestId: request });
  const { environment, merchant } = await viewerFor(slug);
  const t = await getTranslations("requests");
  if (detail.environment !== environment) return <OtherMode belongsTo={detail.environment} />;
  return (
    <ClientMessages namespaces={["requests", "failures"]}>
      <div className="grid max-w-3xl gap-5">
        <Link
          href={requestsHref(slug)}
          prefetch={false}
          className="link inline-flex items-center gap-1 justify-self-start text-sm"
        >
          <Icon name="chevronLeft" className="size-4" />
          {t("detail.back")}
        </Link>
        <header className="grid gap-2">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h1 className="text-2xl font-semibold">
              <Money value={detail.amount} />
            </h1>
            <RequestStateChip request={detail} />
          </div>
          <p className="text-muted">
            {detail.phone} · {detail.message}
          </p>
        </header>
        {detail.failure ? (
          <p className="rounded-lg bg-danger-soft px-3 py-2.5 text-sm">
            <FailureReason failure={detail.failure} />
          </p>
        ) : null}
        {detail.state === "unconfirmed" ? (
          <p className="rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
            {t("unknown")}
          </p>
        ) : null}
        <RequestButtons merchant={slug} request={detail.id} state={detail.state} underway={detail.underway} />
        <RequestFacts merchant={slug} timeZone={merchant.timeZone} detail={detail} />
        <Sendings merchant={slug} timeZone={merchant.timeZone} sendings={detail.sendings} />
      </div>
      {isMoving(detail.state) ? <RefreshWhile everyMs={2_000} /> : null}
    </ClientMessages>
  );
}

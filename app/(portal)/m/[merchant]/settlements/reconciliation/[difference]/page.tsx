import type { Metadata } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { PageHeader } from "@/components/shell/page-header";
import { waits } from "@/lib/domain/break";
import { getBreak } from "@/lib/reconciliation/get-break";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { breaksHref } from "../address";
import { BreakStateChip } from "../break-state";
import { About } from "../break-table";
import { AssignForm } from "./assign-form";
import { ExplainForm } from "./explain-form";
import { Facts } from "./facts";
import { Sides } from "./sides";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reconciliation"))("column.what") };
}

type DifferenceProps = { params: Promise<{ merchant: string; difference: string }> };

/** One difference: what it means, the very rows of both sides, who looks into it, and why it is as it should be. */
export default async function DifferencePage({ params }: DifferenceProps): Promise<JSX.Element> {
  const { merchant: slug, difference } = await params;
  const detail = await load(getBreak, slug, { id: difference });
  const viewer = await viewerFor(slug);
  const [t, format] = [await getTranslations("reconciliation"), await getFormatter()];
  const { line, timeZone, colleagues } = detail;
  const time = format.dateTime(line.stateAt, "moment", { timeZone });
  const mayAnswer = viewer.can("settlement:reconcile", line.unit.msn);
  return (
    <>
      <Link
        href={breaksHref(slug)}
        prefetch={false}
        className="link mb-4 inline-flex items-center gap-1 text-sm"
      >
        <Icon name="chevronLeft" className="size-4" />
        {t("back")}
      </Link>
      <PageHeader title={t(`kind.${line.kind}`)} lead={t(`means.${line.kind}`)}>
        <BreakStateChip state={line.state} />
      </PageHeader>
      <p className="-mt-3 mb-5 text-sm break-all text-muted">
        <About row={line} /> · {line.unit.name} · {t("stateSince", { state: t(`state.${line.state}`), time })}
      </p>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 gap-5">
          <Facts merchant={slug} detail={detail} />
          <Sides merchant={slug} detail={detail} />
        </div>
        <div className="grid min-w-0 gap-5">
          <section className="grid gap-3 rounded-2xl bg-surface p-5 shadow-surface">
            <h2 className="text-base font-semibold">{t("column.owner")}</h2>
            <p className="text-sm">{line.owner ?? t("nobody")}</p>
            {mayAnswer ? (
              <ClientMessages
                parts={{ reconciliation: ["assign", "nobodyChoice", "take", "save", "assigned"] }}
              >
                <AssignForm
                  merchant={slug}
                  difference={line.id}
                  owner={detail.owner ?? ""}
                  self={viewer.person.id}
                  colleagues={colleagues}
                />
              </ClientMessages>
            ) : null}
          </section>
          {line.reason ? (
            <section className="grid gap-1 rounded-2xl bg-surface p-5 text-sm shadow-surface">
              <h2 className="text-base font-semibold">
                {t("explainedBy", { name: detail.explainedBy ?? t("someone") })}
              </h2>
              <p className="break-words whitespace-pre-line">{line.reason}</p>
            </section>
          ) : null}
          {mayAnswer && line.state !== "gone" ? (
            <ClientMessages
              parts={{
                reconciliation: ["explain", "reason", "reasonHint", "explained", "reopen", "reopened"],
              }}
            >
              <ExplainForm merchant={slug} difference={line.id} waiting={waits(line.state)} />
            </ClientMessages>
          ) : null}
        </div>
      </div>
    </>
  );
}

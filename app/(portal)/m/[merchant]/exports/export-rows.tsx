"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { EmptyState } from "@/components/data-table/empty-state";
import { StatusChip, type Tone } from "@/components/status-chip";
import { type ExportState, isUnderWay } from "@/lib/domain/list-export";
import type { ShownExport } from "@/lib/exports/list-exports";
import { useWatched } from "@/lib/query/use-watched";
import { ExportButtons } from "./export-buttons";
import { ExportProgress } from "./export-progress";

type Shown = { exports: readonly ShownExport[]; days: number };
type ExportRowsProps = { merchant: string; timeZone: string; first: Shown };

const TONES: Record<ExportState, Tone> = {
  queued: "default",
  running: "accent",
  ready: "success",
  failed: "danger",
  expired: "default",
};

const underWay = ({ exports }: Shown) => exports.some(({ state }) => isUnderWay(state));

/** The newest first. What is being made moves on by itself. */
export function ExportRows({ merchant, timeZone, first }: ExportRowsProps): JSX.Element {
  const t = useTranslations("exports");
  const { exports } = useWatched(`/api/watch/${merchant}/exports`, first, underWay);
  if (exports.length === 0)
    return <EmptyState icon="list" title={t("emptyTitle")} reason={t("emptyReason")} />;
  return (
    <ul className="card card--default gap-0 divide-y divide-separator p-0" aria-label={t("title")}>
      {exports.map((row) => (
        <li
          key={row.id}
          className="grid items-center gap-x-6 gap-y-3 px-4 py-4 sm:px-5 md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <ExportLine merchant={merchant} timeZone={timeZone} row={row} />
        </li>
      ))}
    </ul>
  );
}

type LineProps = { merchant: string; timeZone: string; row: ShownExport };

function ExportLine({ merchant, timeZone, row }: LineProps): JSX.Element {
  const t = useTranslations("exports");
  const failures = useTranslations("failures");
  const format = useFormatter();
  const moment = (at: string) => format.dateTime(new Date(at), "moment", { timeZone });
  const { list, state, rows, bytes, expiresAt } = row;
  const why = FAILURES.find((known) => known === row.failure) ?? "export_broken_off";
  return (
    <>
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{t(`list.${list}`)}</span>
          <span className="text-sm text-muted uppercase">{row.format}</span>
          <StatusChip tone={TONES[state]}>{t(`state.${state}`)}</StatusChip>
        </p>
        <p className="tabular flex flex-wrap gap-x-3 text-sm text-muted">
          <span>{t("asked", { moment: moment(row.createdAt) })}</span>
          {state === "ready" ? (
            <span>
              {t("rowsDone", { count: rows })}
              {bytes === null ? "" : `, ${sizeOf(bytes, format)}`}
            </span>
          ) : null}
          {state === "ready" && expiresAt ? <span>{t("expires", { moment: moment(expiresAt) })}</span> : null}
          {state === "expired" && expiresAt ? (
            <span>{t("expired", { moment: moment(expiresAt) })}</span>
          ) : null}
        </p>
        {state === "failed" ? <p className="text-sm text-danger">{failures(why)}</p> : null}
        {isUnderWay(state) ? <ExportProgress row={row} /> : null}
      </div>
      <ExportButtons merchant={merchant} row={row} moment={moment(row.createdAt)} />
    </>
  );
}

/** What an export can fail with; anything else is told as broken off. */
const FAILURES = [
  ...(["export_broken_off", "export_beyond_rights", "storage_full", "storage_unavailable"] as const),
  ...(["list_not_found", "settlement_not_found", "invalid_input"] as const),
];

function sizeOf(bytes: number, format: ReturnType<typeof useFormatter>): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return format.number(value, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 });
}

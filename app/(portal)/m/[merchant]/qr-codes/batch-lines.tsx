import Link from "next/link";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { CodeState } from "@/lib/domain/qr-code";
import type { BatchLine } from "@/lib/qr/get-batch";
import type { Standing } from "@/lib/qr/merge-codes";
import { codeHref } from "./address";
import { StandingChip } from "./code-table";
import { useReason } from "./reason";

const STANDINGS: Record<CodeState, Standing> = {
  live: "live",
  pending: "checking",
  unknown: "checking",
  failed: "failed",
  deleted: "missing",
};

/** A row for each code in the order of the sheet, with the reason beside it where it was not made. */
export function BatchLines({
  merchant,
  lines,
}: {
  merchant: string;
  lines: readonly BatchLine[];
}): JSX.Element {
  const t = useTranslations("qr.batch");
  const reason = useReason();
  return (
    <ol className="card card--default gap-0 divide-y divide-separator p-0" aria-label={t("title")}>
      {lines.map(({ row, name, target, code, state, error }) => (
        <li
          key={row}
          className="grid items-center gap-x-4 gap-y-1 px-4 py-2 text-sm md:grid-cols-[3rem_2fr_3fr_auto]"
        >
          <span className="text-muted tabular-nums">{row}</span>
          {state === "live" ? (
            <Link href={codeHref(merchant, code)} prefetch={false} className="link min-w-0 break-words">
              {name}
            </Link>
          ) : (
            <span className="min-w-0 break-words">{name}</span>
          )}
          <span className="min-w-0 truncate text-muted">{error ? reason(error) : target}</span>
          <StandingChip standing={STANDINGS[state]} />
        </li>
      ))}
    </ol>
  );
}

import Link from "next/link";
import type { JSX } from "react";
import { requestedHref } from "./address";
import { FigureCard } from "./figure-card";
import { useFigureTexts } from "./figures-text";
import type { Place } from "./place";

type Lost = (typeof LOST)[number];

/** The status under which the list of transactions has them. */
const STATUS: Record<Lost, string> = {
  waiting: "requested",
  rejected: "rejected",
  expired: "expired",
  withdrawn: "cancelled",
  reserved: "reserved",
  released: "cancelled",
};

type Stage = "requested" | "approved" | "captured";

/** How many of the requested payments were approved and captured, and where the others are. */
export function FunnelCard(place: Place): JSX.Element {
  const { days, seen } = place;
  const { t } = useFigureTexts(seen.currency);
  const { requested, approved, paid, rejected, expired, withdrawn, released, ...total } = seen.total;
  const waiting = requested - approved - rejected - expired - withdrawn;
  const lostBefore = { rejected, expired, withdrawn, waiting };
  const lostAfter = { released, reserved: approved - paid - released };
  return (
    <FigureCard
      id="funnel"
      title={t("funnel.title")}
      note={t("funnel.note")}
      file={`${t("file")}-${days.from}-${days.to}`}
    >
      <ol className="grid gap-4">
        <Step {...place} stage="requested" count={requested} minor={total.requested_minor} lost={{}} />
        <Step {...place} stage="approved" count={approved} minor={total.approved_minor} lost={lostBefore} />
        <Step {...place} stage="captured" count={paid} minor={total.paid_minor} lost={lostAfter} />
      </ol>
    </FigureCard>
  );
}

type StepProps = Place & {
  stage: Stage;
  count: number;
  minor: number;
  /** Those that came no further, by where they are. */
  lost: Partial<Record<Lost, number>>;
};

function Step({ merchant, choice, days, seen, stage, count, minor, lost }: StepProps): JSX.Element {
  const { t, percent, number, amount } = useFigureTexts(seen.currency);
  const share = seen.total.requested > 0 ? count / seen.total.requested : 0;
  const there = LOST.filter((where) => (lost[where] ?? 0) > 0);
  return (
    <li>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        {stage === "requested" ? (
          <Link href={requestedHref(merchant, days, choice)} prefetch={false} className="link font-medium">
            {t("funnel.requested")}
          </Link>
        ) : (
          <span className="font-medium">{t(`funnel.${stage}`)}</span>
        )}
        <span className="tabular">
          <span className="font-semibold">{number(count)}</span>{" "}
          <span className="text-muted">· {amount(minor)}</span>
        </span>
      </p>
      <span className="mt-1.5 block h-7 rounded-md bg-default" aria-hidden="true">
        <span
          className={`block h-7 rounded-md ${FILLS[stage]}`}
          style={{ width: `${Math.max(count > 0 ? 0.5 : 0, 100 * share)}%` }}
        />
      </span>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted">
        {stage === "requested" ? null : <span>{t("funnel.ofRequested", { percent: percent(share) })}</span>}
        {there.map((where) => (
          <Link
            key={where}
            href={requestedHref(merchant, days, choice, STATUS[where])}
            prefetch={false}
            className="link tabular"
          >
            {t(`funnel.${where}`)} {number(lost[where] ?? 0)}
          </Link>
        ))}
      </p>
    </li>
  );
}

const LOST = ["rejected", "expired", "withdrawn", "waiting", "released", "reserved"] as const;
const FILLS = { requested: "bg-accent/45", approved: "bg-accent/70", captured: "bg-accent" };

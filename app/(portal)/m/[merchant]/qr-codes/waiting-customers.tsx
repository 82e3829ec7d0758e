"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type JSX, useEffect, useRef } from "react";
import { Money } from "@/components/money/money";
import { StatusChip, type Tone } from "@/components/status-chip";
import type { Currency } from "@/lib/domain/money";
import type { CheckInLine, CheckIns } from "@/lib/qr/list-check-ins";
import { useWatched } from "@/lib/query/use-watched";
import { checkInsPath, paymentHref } from "./address";
import { AskForm } from "./ask-form";

type WaitingCustomersProps = {
  merchant: string;
  msn: string;
  /** Only customers of this code, by its part of an address. */
  code?: string;
  currency: Currency;
  timeZone: string;
  /** Whether this person may ask for money at this unit. */
  maySend: boolean;
  first: CheckIns;
};

const TONES: Record<CheckInLine["state"], Tone> = {
  waiting: "accent",
  asking: "warning",
  asked: "warning",
  paid: "success",
  ended: "danger",
};

/** Who checked in at the till just now, by itself as it happens, and a form to ask each of them for money. */
export function WaitingCustomers(props: WaitingCustomersProps): JSX.Element {
  const { merchant, msn, code, first, maySend } = props;
  const t = useTranslations("qr.waiting");
  const { lines } = useWatched(checkInsPath(merchant, msn, code), first);
  useRefreshOn(lines.map(({ id, state }) => `${id} ${state}`).join());
  const waiting = lines.filter(({ state }) => state === "waiting").length;
  return (
    <section className="card card--default gap-4 p-5" aria-labelledby="waiting">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="waiting" className="text-base font-semibold">
          {t("title")}
        </h2>
        <p role="status" className="text-sm text-muted">
          {t("count", { count: waiting })}
        </p>
      </div>
      {lines.length === 0 ? <p className="text-sm text-muted">{t("none")}</p> : null}
      {lines.length > 0 && !maySend ? <p className="text-sm text-muted">{t("onlyLook")}</p> : null}
      <ul className="grid divide-y divide-separator empty:hidden">
        {lines.map((line) => (
          <Customer key={line.id} {...props} line={line} />
        ))}
      </ul>
    </section>
  );
}

/** What else the page counts follows when somebody comes, is asked or pays. */
function useRefreshOn(stamp: string): void {
  const router = useRouter();
  const seen = useRef(stamp);
  useEffect(() => {
    if (seen.current === stamp) return;
    seen.current = stamp;
    router.refresh();
  }, [router, stamp]);
}

function Customer({
  line,
  merchant,
  currency,
  timeZone,
  maySend,
}: WaitingCustomersProps & { line: CheckInLine }): JSX.Element {
  const t = useTranslations("qr.waiting");
  const format = useFormatter();
  const clock = (at: number) => format.dateTime(new Date(at), "time", { timeZone });
  return (
    <li className="grid gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-medium break-words">{line.place}</p>
          <p className="text-sm text-muted">
            {t("since", { time: clock(line.at) })}
            {line.mayAsk ? ` · ${t("until", { time: clock(line.until) })}` : null}
          </p>
        </div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          {line.amount ? <Money value={line.amount} /> : null}
          <StatusChip tone={TONES[line.state]}>{t(`state.${line.state}`)}</StatusChip>
          {line.paymentId ? (
            <Link href={paymentHref(merchant, line.paymentId)} prefetch={false} className="link">
              {t("payment")}
            </Link>
          ) : null}
        </p>
      </div>
      {maySend ? <AskForm merchant={merchant} line={line} currency={currency} /> : null}
    </li>
  );
}

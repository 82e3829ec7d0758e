import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip, type Tone } from "@/components/status-chip";
import { formatMoney } from "@/lib/domain/format-money";
import { languageOf } from "@/lib/domain/locale";
import type { CodeLine, Standing } from "@/lib/qr/merge-codes";
import { codeHref } from "./address";

const TONES: Record<Standing, Tone> = {
  live: "success",
  checking: "warning",
  missing: "danger",
  failed: "danger",
  remembered: "default",
};

export function StandingChip({ standing }: { standing: Standing }): JSX.Element {
  const t = useTranslations("qr.standing");
  return <StatusChip tone={TONES[standing]}>{t(standing)}</StatusChip>;
}

/** The codes by name, each a link to its page. On a phone a row is a card. */
export function CodeTable({
  merchant,
  codes,
}: {
  merchant: string;
  codes: readonly CodeLine[];
}): JSX.Element {
  const t = useTranslations("qr");
  const locale = languageOf(useLocale());
  return (
    <>
      <ul className="card card--default gap-0 divide-y divide-separator p-0" aria-label={t("title")}>
        {codes.map((code) => (
          <li
            key={code.id ?? code.code}
            className="relative grid items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-surface-hover md:grid-cols-[2fr_3fr_2fr_auto]"
          >
            {code.standing === "failed" ? (
              <span className="min-w-0 font-medium break-words">{code.platformId}</span>
            ) : (
              <Link
                href={codeHref(merchant, code.code)}
                prefetch={false}
                className="min-w-0 font-medium break-words after:absolute after:inset-0 focus-visible:outline-2 focus-visible:outline-focus"
              >
                {code.platformId}
              </Link>
            )}
            <p className="min-w-0 text-sm">
              <span className="block truncate">{code.target}</span>
              <span className="text-muted">{t(`kind.${code.kind}`)}</span>
            </p>
            <p className="min-w-0 truncate text-sm text-muted">
              {[code.folder, code.place].filter(Boolean).join(" · ")}
              {code.scans === null ? null : (
                <span className="block">{t("scans", { count: code.scans })}</span>
              )}
              {code.takings && code.takings.payments > 0 ? (
                <span className="block">
                  {t("takings", {
                    count: code.takings.payments,
                    amount: formatMoney(code.takings.total, locale),
                  })}
                </span>
              ) : null}
            </p>
            <p>
              <StandingChip standing={code.standing} />
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-muted">{t("count", { count: codes.length })}</p>
    </>
  );
}

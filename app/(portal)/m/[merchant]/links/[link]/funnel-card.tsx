import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Money } from "@/components/money/money";
import type { LinkDetail } from "@/lib/payment-links/get-link";

/** From looking to paying, each step as a bar beside its number. */
export function FunnelCard({ link }: { link: LinkDetail }): JSX.Element {
  const t = useTranslations("links.funnel");
  const { funnel, stock, taken } = link;
  const most = Math.max(funnel.views, funnel.starts, funnel.paid, 1);
  return (
    <section aria-labelledby="funnel" className="rounded-2xl bg-surface p-5 shadow-surface">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="funnel" className="text-base font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-muted">
          {t("sold")} <Money value={funnel.sold} className="font-medium text-foreground" />
          {stock === null ? null : ` · ${t("stock", { taken, stock })}`}
        </p>
      </div>
      <ul className="grid gap-3">
        {(["views", "starts", "paid"] as const).map((step) => (
          <li key={step} className="grid gap-1">
            <div className="flex items-baseline justify-between text-sm">
              <span>{t(step)}</span>
              <span className="tabular font-semibold">{funnel[step]}</span>
            </div>
            <svg
              aria-hidden="true"
              viewBox="0 0 100 4"
              preserveAspectRatio="none"
              className="h-2 w-full rounded-full bg-surface-secondary"
            >
              <rect width={(funnel[step] / most) * 100} height="4" className="fill-accent" />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  );
}

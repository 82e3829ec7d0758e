import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CopyButton } from "@/components/copy-button";
import type { LinkDetail } from "@/lib/payment-links/get-link";
import { linkHref } from "../address";
import { payButton } from "./pay-button";

/** Every way to give the link away. */
export function ShareCard({ merchant, link }: { merchant: string; link: LinkDetail }): JSX.Element {
  const t = useTranslations("links.share");
  const { address, title, unitName } = link;
  const text = t("text", { title, unit: unitName, address });
  const own = linkHref(merchant, link.id);
  const snippet = payButton(address, t("pay", { title }));
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text)}`;
  return (
    <section aria-labelledby="share" className="grid gap-4 rounded-2xl bg-surface p-5 shadow-surface">
      <h2 id="share" className="text-base font-semibold">
        {t("title")}
      </h2>
      <div className="flex min-w-0 items-center gap-1 text-sm">
        <a href={address} target="_blank" rel="noreferrer" className="link min-w-0 truncate">
          {address}
        </a>
        <CopyButton text={address} what={t("address")} />
      </div>
      <div className="flex flex-wrap gap-2">
        <a className="button button--outline button--sm" href={`sms:?&body=${encodeURIComponent(text)}`}>
          {t("sms")}
        </a>
        <a className="button button--outline button--sm" href={mail}>
          {t("mail")}
        </a>
      </div>
      <img
        src={`${own}/qr?format=svg`}
        alt={t("qrAlt", { title })}
        width={176}
        height={176}
        className="justify-self-center rounded-xl bg-white p-2"
      />
      <div className="flex flex-wrap gap-2">
        <a className="button button--outline button--sm" href={`${own}/qr?format=svg&download=1`}>
          {t("svg")}
        </a>
        <a className="button button--outline button--sm" href={`${own}/qr?format=png&download=1`}>
          {t("png")}
        </a>
        <a className="button button--outline button--sm" href={`${own}/poster`}>
          {t("poster")}
        </a>
      </div>
      <details className="text-sm">
        <summary className="cursor-pointer font-medium">{t("button")}</summary>
        <p className="mt-2 text-xs text-muted">{t("buttonHint")}</p>
        <div className="mt-2 flex items-start gap-1">
          <code className="min-w-0 flex-1 rounded-lg bg-surface-secondary p-2 text-xs break-all">
            {snippet}
          </code>
          <CopyButton text={snippet} what={t("button")} />
        </div>
      </details>
    </section>
  );
}

"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";

export type MerchantChoice = { slug: string; name: string; organisationNumber: string; country: string };

type MerchantSwitcherProps = { current: MerchantChoice; choices: readonly MerchantChoice[] };

/** The company that this tab is about, and the way to another. Two tabs may be two companies: it is all in the URL. */
export function MerchantSwitcher({ current, choices }: MerchantSwitcherProps): JSX.Element {
  const t = useTranslations("shell");
  if (choices.length < 2) return <MerchantName merchant={current} />;
  return (
    <>
      <button
        type="button"
        popoverTarget="merchant-menu"
        className="flex min-w-0 items-center gap-2 rounded-lg px-2 py-1.5 text-left hover:bg-default focus-visible:outline-2 focus-visible:outline-focus"
      >
        <MerchantName merchant={current} />
        <span className="sr-only">{t("switchCompany")}</span>
        <Icon name="chevronDown" className="size-4 text-muted" />
      </button>
      <div id="merchant-menu" popover="auto" className="frame-menu frame-menu--start">
        <p className="px-3 pt-2 pb-1 text-xs font-medium text-muted">{t("yourCompanies")}</p>
        <ul>
          {choices.map((choice) => (
            <li key={choice.slug}>
              {/* A whole load, on purpose: nothing of the one company may stay in the page of the other. */}
              <a
                className="menu-item"
                href={`/m/${choice.slug}` as Route}
                aria-current={choice.slug === current.slug ? "true" : undefined}
              >
                <MerchantName merchant={choice} />
                {choice.slug === current.slug ? (
                  <Icon name="check" className="ml-auto size-4 text-accent" />
                ) : null}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function MerchantName({ merchant }: { merchant: MerchantChoice }): JSX.Element {
  const t = useTranslations("shell");
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate text-sm font-semibold">{merchant.name}</span>
      <span className="tabular truncate text-xs text-muted">
        {/* As the company’s own country calls it, whatever language the page is in. */}
        {t("organisationNumber", { number: merchant.organisationNumber, country: merchant.country })}
      </span>
    </span>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { JSX, ReactNode } from "react";
import { Icon } from "@/components/icon";
import type { Environment } from "@/lib/domain/environment";

type ModeProps = { environment: Environment; choose: (form: FormData) => Promise<void> };

/** Production or test, for the whole portal in this browser. A form of one button, so it works before any script does. */
export function ModeSwitch({ environment, choose }: ModeProps): JSX.Element {
  const t = useTranslations("mode");
  const on = environment === "test";
  return (
    <ModeForm to={on ? "production" : "test"} choose={choose}>
      <button
        type="submit"
        role="switch"
        aria-checked={on}
        className="flex h-9 items-center gap-2 rounded-lg px-2 text-sm font-medium text-muted hover:bg-default hover:text-foreground focus-visible:outline-2 focus-visible:outline-focus"
      >
        <span
          aria-hidden="true"
          className={`flex h-5 w-9 rounded-full p-0.5 ${on ? "justify-end bg-warning" : "bg-field-border"}`}
        >
          <span className="size-4 rounded-full bg-white" />
        </span>
        <span className="sr-only sm:not-sr-only">{t("name")}</span>
      </button>
    </ModeForm>
  );
}

/** What nobody may overlook while they try things out. */
export function ModeStrip({ choose }: Pick<ModeProps, "choose">): JSX.Element {
  const t = useTranslations("mode");
  return (
    <div className="flex h-9 items-center justify-center gap-3 bg-warning px-3 text-sm font-medium text-warning-foreground">
      <Icon name="code" className="size-4" />
      <p className="min-w-0 truncate">
        {t("strip")}
        <span className="ml-2 hidden font-normal lg:inline">{t("stripMeans")}</span>
      </p>
      <ModeForm to="production" choose={choose}>
        <button type="submit" className="whitespace-nowrap underline underline-offset-2">
          {t("leave")}
        </button>
      </ModeForm>
    </div>
  );
}

export function ModeForm({
  to,
  choose,
  children,
}: Pick<ModeProps, "choose"> & { to: Environment; children: ReactNode }): JSX.Element {
  return (
    <form action={choose}>
      <input type="hidden" name="environment" value={to} />
      {children}
    </form>
  );
}

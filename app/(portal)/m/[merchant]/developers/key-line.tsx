"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { CopyButton } from "@/components/copy-button";
import { RegenerateButton, type Renew } from "./regenerate-button";

type KeyLineProps = {
  name: string;
  /** Undefined where the portal was never told it. */
  value: string | undefined;
  renew?: Renew;
};

/** One key: masked until asked for, to copy without looking, and to make anew where that is possible. */
export function KeyLine({ name, value, renew }: KeyLineProps): JSX.Element {
  const t = useTranslations("developers");
  const [whole, setWhole] = useState(false);
  return (
    <div className="min-w-0">
      <span className="block text-xs break-words text-muted">{name}</span>
      <div className="flex flex-wrap items-center gap-1">
        {value === undefined ? (
          <span className="text-sm">{t("unknownKey")}</span>
        ) : (
          <>
            <code className="text-sm break-all">{whole ? value : `••••${value.slice(-4)}`}</code>
            <CopyButton text={value} what={name} />
            <button
              type="button"
              className="button button--ghost button--sm"
              aria-pressed={whole}
              aria-label={t("wholeOf", { name })}
              onClick={() => setWhole(!whole)}
            >
              {t("whole")}
            </button>
          </>
        )}
        {renew ? <RegenerateButton name={name} {...renew} /> : null}
      </div>
    </div>
  );
}
